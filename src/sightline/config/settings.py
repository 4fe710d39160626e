"""Django's settings. Everything a council may choose is an environment variable that begins with SIGHTLINE_
(and DATABASE_URL); nothing here needs editing."""

import os

from csp.constants import NONCE, NONE, SELF

from sightline.config import django_tasks_alone, paths
from sightline.config.databases import database
from sightline.config.logs import logging_settings
from sightline.config.proxies import trusted_proxies
from sightline.people.entra.choices import chosen as entra_chosen
from sightline.people.rules import second_factor_choice


def _yes(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "yes", "true", "on"}


def _list(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


django_tasks_alone.stand_in()

# What a council may choose
DEBUG = _yes("SIGHTLINE_DEBUG")
HTTPS = _yes("SIGHTLINE_HTTPS")
HOSTS = _list("SIGHTLINE_HOSTS")
TRUSTED_PROXIES = trusted_proxies(
    os.environ.get("SIGHTLINE_TRUSTED_PROXIES", "127.0.0.1,::1" if HTTPS else "")
)
COUNCIL_NAME = os.environ.get("SIGHTLINE_COUNCIL", "")
HELP_CONTACT = os.environ.get("SIGHTLINE_HELP_CONTACT", "")
IDLE_MINUTES = int(os.environ.get("SIGHTLINE_IDLE_MINUTES", "30"))
CASE_ADDRESS = os.environ.get("SIGHTLINE_CASE_ADDRESS", "")
SECRET_KEY = paths.secret_key()
DATABASES = {"default": database(os.environ.get("DATABASE_URL"), paths.database_file())}

# The rooms
ROOMS = [
    "web",
    "trail",
    "teams",
    "people",
    "bodies",
    "documents",
    "feeds",
    "entries",
    "scorecards",
    "loading",
    "commentary",
    "freezes",
    "exports",
    "api",
    "editions",
    "definitions",
    "worklists",
    "quality",
    "children",
    "programme",
    "governance",
    "papers",
    "rehearsal",
    "evidence",
    "today",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "sightline.history",
    *(f"sightline.{room}" for room in ROOMS),
]
ROOT_URLCONF = "sightline.config.urls"
WSGI_APPLICATION = "sightline.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = [
    "sightline.config.proxies.believe_trusted_proxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sightline.web.middleware.read_names_once",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sightline.config.body_limits.take_what_may_be_sent",
    "allauth.account.middleware.AccountMiddleware",
    "sightline.people.known_browser.remember",
    "sightline.people.middleware.end_idle_sessions",
    "sightline.api.middleware.answer_programs",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "sightline.people.middleware.finish_signing_in",
    "sightline.entries.middleware.know_entered_measures",
    "sightline.people.middleware.keep_to_the_matrix",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sightline.web.middleware.keep_pages_private",
    "sightline.web.middleware.say_what_cannot_be_read",
    "sightline.web.busy.say_when_busy",
    "sightline.web.working_out.say_when_not_ready",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sightline.config.navigation.shell",
            ],
        },
    }
]

# Work in the background, and files that are dropped for it
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LARGEST_FILE = int(os.environ.get("SIGHTLINE_LARGEST_FILE_MB", "500")) * 1024 * 1024
LARGEST_DOCUMENT = int(os.environ.get("SIGHTLINE_LARGEST_DOCUMENT_MB", "50")) * 1024 * 1024

FILE_UPLOAD_TEMP_DIR = paths.upload_folder()
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sightline.config.uploads.Nameless",
]

# Emails: printed to the console unless a mail server is named
MAIL_SERVER = os.environ.get("SIGHTLINE_MAIL_SERVER", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_SERVER else 'console'}.EmailBackend"
EMAIL_HOST, _, _mail_port = MAIL_SERVER.partition(":")
EMAIL_PORT = int(_mail_port or 587)
EMAIL_USE_TLS = EMAIL_PORT != 25
EMAIL_HOST_USER = os.environ.get("SIGHTLINE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SIGHTLINE_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SIGHTLINE_MAIL_FROM", "sightline@localhost")
ADDRESS = os.environ.get("SIGHTLINE_ADDRESS", "").rstrip("/")

# People
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "signed-out"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SECOND_FACTOR = second_factor_choice(os.environ.get("SIGHTLINE_SECOND_FACTOR", "sensitive"))
MFA_ADAPTER = "sightline.people.second_factor.Adapter"
MFA_TOTP_ISSUER = "Sightline"
MFA_TOTP_TOLERANCE = 1
ENTRA = entra_chosen(os.environ)
SESSION_HOURS = int(os.environ.get("SIGHTLINE_SESSION_HOURS", "8"))
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
# Used one-time codes, seen by every worker process: a code works once.
CACHES = {"default": {"BACKEND": "sightline.people.kept_for_a_while.JsonInDatabase"}}
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# What was saved, said once on the next page; in a cookie, so that saying it writes nothing. The application itself is not
# installed: allauth would then say things of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Static files: served by WhiteNoise from where they lie, with no collecting step
STATIC_URL = "/static/"
STATICFILES_DIRS = paths.static_folders()
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Safety. The referrer policy is same-origin: nothing goes out with a link to another site, as with no-referrer, but
# under no-referrer browsers send "Origin: null" with our own forms and Django refuses them.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]
CSRF_FAILURE_VIEW = "sightline.web.views.form_too_old"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = logging_settings(os.environ.get("SIGHTLINE_LOG_LEVEL", "INFO"))
