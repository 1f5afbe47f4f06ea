from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The package registers its words itself, so that the commands without a database have them too."""

    name = "gongkai.documents"
    verbose_name = "文件"
