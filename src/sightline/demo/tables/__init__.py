"""The history written as SSD tables and local return tables, a module for each part of the service."""
