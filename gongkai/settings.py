"""All settings, each with an environment variable and a default that runs on one laptop.

Every variable is named in docs/administrator/settings.md; a test holds that.
"""

from __future__ import annotations

import os
from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONE, SELF

from gongkai.base.secret import kept_secret

# Lets generic Django classes be written with their model in brackets.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("GONGKAI_DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("GONGKAI_DEBUG", default=False)
SECRET_KEY = env.str("GONGKAI_SECRET_KEY", default="") or kept_secret(DATA_DIR / "secret_key")
# The key under which applicants' identity data is kept; losing it loses that data, so it has a file of its own.
IDENTITY_KEY = env.str("GONGKAI_IDENTITY_KEY", default="") or kept_secret(DATA_DIR / "identity_key")
ALLOWED_HOSTS = env.list("GONGKAI_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("GONGKAI_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("GONGKAI_HTTPS", default=False)

INSTALLED_APPS = [
    "gongkai.base",
    "gongkai.accounts",
    "gongkai.audit",
    "gongkai.agencies",
    "gongkai.documents",
    "gongkai.catalogue",
    "gongkai.letters",
    "gongkai.review",
    "gongkai.search",
    "gongkai.publishing",
    "gongkai.casework",
    "gongkai.remedies",
    "gongkai.training",
    "gongkai.reporting",
    "gongkai.supervision",
    "gongkai.workbench",
    "gongkai.portal",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "axes",
    "csp",
]
INSTALLED_APPS = [
    app
    for app in INSTALLED_APPS
    if not app.startswith("gongkai.") or (BASE_DIR / app.replace(".", "/") / "apps.py").exists()
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.base.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "gongkai.accounts.middleware.FirstPasswordMiddleware",
    "gongkai.agencies.middleware.AgencyScopeMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.urls"
ASGI_APPLICATION = "gongkai.asgi.application"
WSGI_APPLICATION = "gongkai.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "gongkai" / "base" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["gongkai.base.templatetags.translated"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.accounts.mail.context",
                "gongkai.agencies.context.agency",
                "gongkai.workbench.context.places",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'gongkai.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction begins, so two writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("GONGKAI_DATABASE_AGE", default=60)
    # pgbouncer in transaction mode: no server-side cursor may outlive its transaction.
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workbench:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "gongkai.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Wrong passwords are counted by AXES below; this counts wrong codes of the second factor. Never by address: a whole
# office often stands behind one.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/900s/key"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "公开"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
# The proxy in front, if any, is the only one that may name the caller's address.
AXES_IPWARE_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("GONGKAI_PROXIES", default=0)
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 31536000
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "gongkai" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT)},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# Limits of single files in MB. Larger uploads go to disk piece by piece, never into memory.
LARGEST_ATTACHMENT_MB = env.int("GONGKAI_LARGEST_ATTACHMENT_MB", default=200)
LARGEST_SCAN_MB = env.int("GONGKAI_LARGEST_SCAN_MB", default=1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Without a mail server nothing is sent; the pages and `gongkai remind` say so.
EMAIL_HOST = env.str("GONGKAI_EMAIL_HOST", default="")
EMAIL_PORT = env.int("GONGKAI_EMAIL_PORT", default=465)
EMAIL_HOST_USER = env.str("GONGKAI_EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env.str("GONGKAI_EMAIL_PASSWORD", default="")
EMAIL_USE_SSL = env.str("GONGKAI_EMAIL_SECURITY", default="ssl") == "ssl"
EMAIL_USE_TLS = env.str("GONGKAI_EMAIL_SECURITY", default="ssl") == "starttls"
EMAIL_TIMEOUT = 30
EMAIL_BACKEND = env.str(
    "GONGKAI_EMAIL_BACKEND",
    default=f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend",
)
DEFAULT_FROM_EMAIL = env.str("GONGKAI_EMAIL_FROM", default=EMAIL_HOST_USER or "gongkai@localhost")
# The address people open the workbench at; links in mails begin with it.
SITE_ADDRESS = env.str("GONGKAI_ADDRESS", default="http://localhost:8000")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("GONGKAI_LOG_LEVEL", "WARNING")},
}
# The name alone is locked on purpose: a whole office often stands behind one address.
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "axes.W006"]
