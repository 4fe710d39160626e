"""Signing in with a council's Microsoft Entra ID, by OpenID Connect. Off unless settings name a tenant."""
