from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "gongkai.base"
    verbose_name = "基础"
