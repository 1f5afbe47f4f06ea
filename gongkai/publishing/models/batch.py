"""A batch of records an office had before: its ledger row by row, what became of each; it can be left and taken up."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.scope import AgencyRow


class ItemState(models.TextChoices):
    WAITING = "waiting", "等导入"
    DONE = "done", "已导入"
    SKIPPED = "skipped", "登记簿里已经有"
    HELD = "held", "有个人信息，没有导入"
    FAULTY = "faulty", "有错，没有导入"


class ImportBatch(AgencyRow):
    """One ledger with its files. `file_id` is the stored zip; `folder` the folder a command read instead."""

    name = models.CharField("名称", max_length=150)
    ledger_name = models.CharField("台账", max_length=150)
    file_id = models.UUIDField("存入的文件", null=True, blank=True)
    folder = models.CharField("文件夹", max_length=300, blank=True)
    unused = models.JSONField("台账里没有提到的文件", default=list)
    opened_by_id = models.UUIDField("导入人编号")
    opened_by = models.CharField("导入人", max_length=60)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "批量导入"
        verbose_name_plural = "批量导入"
        indexes = [models.Index(fields=["agency", "-created_at"], name="import_batch_newest")]

    def __str__(self) -> str:
        return self.name


class ImportItem(AgencyRow):
    """One row of the ledger. `values`: as read, days in ISO form; `fault`: why it did not come in, in words.

    `record_id` is given when the batch is opened; there is such a record once the state is done.
    """

    batch = models.ForeignKey(
        ImportBatch, on_delete=models.CASCADE, related_name="items", verbose_name="批量导入"
    )
    row = models.PositiveIntegerField("第几行")
    position = models.PositiveIntegerField("先后")
    title = models.CharField("名称", max_length=300, blank=True)
    values = models.JSONField("内容", default=dict)
    state = models.CharField("状态", max_length=8, choices=ItemState.choices, default=ItemState.WAITING)
    fault = models.TextField("说明", blank=True)
    record_id = models.UUIDField("成为的信息", null=True, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = "导入的一行"
        verbose_name_plural = "导入的行"
        constraints = [
            models.UniqueConstraint(fields=["agency", "batch", "row"], name="import_item_row_unique")
        ]
        indexes = [models.Index(fields=["agency", "batch", "state", "position"], name="import_item_waiting")]

    def __str__(self) -> str:
        return f"第{self.row}行 {self.title}"
