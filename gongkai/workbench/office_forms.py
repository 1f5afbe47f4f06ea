"""Forms of 设置: the agency's particulars, units, people, roles, handing over, choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Role, Unit
from gongkai.workbench.forms import day_field
from gongkai_law.policies import Policy

ROLE_HINTS = {
    Role.CLERK: _("登记申请、录入信息、编年报"),
    Role.UNIT_HEAD: _("审核本科室报送的信息"),
    Role.REVIEWER: _("公开前做保密审查"),
    Role.OFFICE_HEAD: _("批准延期、签发答复、改单位设置"),
    Role.LEADER: _("批准公开、签发年报"),
    Role.VILLAGE_CLERK: _("报送和张贴村务公开内容，看不到申请"),
    Role.SUPERVISOR: _("看下级单位的情况（县级以上）"),
    Role.ADMINISTRATOR: _("管人员、角色、密码和设置"),
}


def role_choices(roles: Iterable[str] = Role.values) -> list[tuple[str, str]]:
    """Roles with what each is for."""
    return [(role, f"{Role(role).label}：{ROLE_HINTS[Role(role)]}") for role in roles]


class ParticularsForm(forms.Form):
    """What letters, the guide and the report say of the agency."""

    name = forms.CharField(label=_("全称"), max_length=100, help_text=_("照公章上的名称。"))
    short_name = forms.CharField(label=_("简称"), max_length=40)
    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=18,
        required=False,
        help_text=_("18 位，会核对校验位；编索引号要用。"),
    )
    region_code = forms.CharField(
        label=_("行政区划代码"),
        max_length=12,
        required=False,
        help_text=_("县级 6 位、乡级 9 位；决定用哪里的放假通知。"),
    )
    parent_slug = forms.CharField(
        label=_("上级单位的网址代号"),
        max_length=60,
        required=False,
        help_text=_("上级也用本系统的才填。填了以后，上级的监督人员能看到本单位的进度。"),
    )
    office_name = forms.CharField(
        label=_("政府信息公开工作机构"), max_length=100, required=False, help_text=_("例如：党政综合办公室。")
    )
    office_address = forms.CharField(label=_("办公地址"), max_length=200, required=False)
    office_postcode = forms.CharField(label=_("邮政编码"), max_length=6, required=False)
    office_hours = forms.CharField(
        label=_("办公时间"), max_length=200, required=False, help_text=_("夏季、冬季不同的，都写上。")
    )
    office_phone = forms.CharField(label=_("联系电话"), max_length=60, required=False)
    office_fax = forms.CharField(
        label=_("传真号码"), max_length=60, required=False, help_text=_("没有传真的，写“无”。")
    )
    office_email = forms.CharField(label=_("电子邮箱"), max_length=254, required=False)
    online_address = forms.CharField(
        label=_("网上申请网址"), max_length=200, required=False, help_text=_("县里统一平台上的申请网址。")
    )
    complaint_phone = forms.CharField(label=_("监督投诉电话"), max_length=60, required=False)
    reconsideration_body = forms.CharField(
        label=_("行政复议机关"),
        max_length=100,
        required=False,
        help_text=_("答复信末尾要写，例如：伊川县人民政府。"),
    )
    court = forms.CharField(label=_("一审法院"), max_length=100, required=False)
    report_due_month = forms.IntegerField(label=_("年报公布期限（月）"), min_value=1, max_value=12)
    report_due_day = forms.IntegerField(
        label=_("年报公布期限（日）"),
        min_value=1,
        max_value=31,
        help_text=_("乡镇的日期由县里通知，条例没有写。"),
    )

    @classmethod
    def of(cls, agency: Agency, data: Any = None) -> ParticularsForm:
        known = {name: getattr(agency, name) for name in cls.base_fields if name != "parent_slug"}
        return cls(data, initial={**known, "parent_slug": agency.parent.slug if agency.parent else ""})


class UnitForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=80)
    position = forms.IntegerField(
        label=_("排序"), min_value=0, max_value=999, initial=0, help_text=_("小的在前。")
    )


class NewUnitForm(UnitForm):
    is_village = forms.BooleanField(label=_("是村（社区）"), required=False)


class CloseUnitForm(forms.Form):
    on = day_field(_("撤销日期"), initial=timezone.localdate)


class _WithUnit(forms.Form):
    """A form that may name a unit."""

    unit = forms.ChoiceField(label=_("内设机构"), required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_units = {str(unit.pk): unit for unit in units}
        choices = [("", _("不分")), *((key, unit.name) for key, unit in self.known_units.items())]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def chosen_unit(self) -> Unit | None:
        return self.known_units.get(self.cleaned_data["unit"])


class HireForm(_WithUnit):
    full_name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(
        label=_("用户名"), max_length=60, help_text=_("登录用，最好是姓名拼音，不能和别人一样。")
    )
    roles = forms.MultipleChoiceField(
        label=_("角色"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("起草、审查、批准最好由三个人分别担任。"),
    )
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    email = forms.EmailField(label=_("电子邮箱"), required=False, help_text=_("到期提醒发到这里，可以不填。"))
    since = day_field(_("任职日期"), initial=timezone.localdate)
    field_order = ("full_name", "username", "roles", "unit", "phone", "email", "since")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices()  # type: ignore[attr-defined]

    def hired(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit": self.chosen_unit()}


class AppointForm(_WithUnit):
    role = forms.ChoiceField(label=_("角色"))
    since = day_field(_("任职日期"), initial=timezone.localdate)
    field_order = ("role", "unit", "since")

    def __init__(self, *args: Any, roles: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]

    def appointed(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit": self.chosen_unit()}


class KnownPersonForm(forms.Form):
    username = forms.CharField(
        label=_("已有的用户名"),
        max_length=60,
        help_text=_("在别的单位已有账号的人，用他原来的用户名，不另建账号。"),
    )


class PersonForm(forms.Form):
    full_name = forms.CharField(label=_("姓名"), max_length=60)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    email = forms.EmailField(label=_("电子邮箱"), required=False, help_text=_("到期提醒发到这里。"))


class EndRoleForm(forms.Form):
    until = day_field(_("任职到哪天"), initial=timezone.localdate, help_text=_("这一天还算在任。"))


class HandoverForm(forms.Form):
    after = forms.ChoiceField(label=_("交给谁"))
    until = day_field(_("离岗日期"), initial=timezone.localdate, help_text=_("这一天还算在任。"))
    with_roles = forms.BooleanField(
        label=_("角色也一并交给他"), required=False, initial=True, help_text=_("他已有的角色不变。")
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(user.pk): user for user in people}
        choices = [(key, f"{user.full_name}（{user.username}）") for key, user in self.known.items()]
        self.fields["after"].choices = choices  # type: ignore[attr-defined]

    def handed(self) -> dict[str, Any]:
        return {**self.cleaned_data, "after": self.known[self.cleaned_data["after"]]}


class ChoiceForm(forms.Form):
    """One choice where the law leaves room; the field is as the policy is: options, a number, a day."""

    option = forms.CharField(label=_("怎么定"), max_length=60)
    reason = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    decided_by = forms.CharField(
        label=_("谁定的"), max_length=60, help_text=_("例如：县政务公开工作领导小组，或者主任姓名。")
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = self.fields["option"].label
        if policy.kind == "choice":
            self.fields["option"] = forms.ChoiceField(
                label=label,
                choices=[(option.id, option.label) for option in policy.options],
                widget=forms.RadioSelect,
            )
        elif policy.kind == "number":
            hint = f"{policy.minimum}—{policy.maximum}{policy.unit}"
            self.fields["option"] = forms.IntegerField(
                label=label, min_value=policy.minimum, max_value=policy.maximum, help_text=hint
            )
        else:
            self.fields["option"].help_text = _("月-日，例如 01-31。")

    def chosen(self) -> dict[str, str]:
        return {key: str(value) for key, value in self.cleaned_data.items()}
