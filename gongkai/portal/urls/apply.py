"""依申请公开 for the public."""

from django.urls import path

from gongkai.portal.views import apply

urlpatterns = [
    path("<slug:slug>/apply/", apply.apply_guide, name="apply"),
    path("<slug:slug>/apply/form/", apply.apply_form, name="apply-form"),
    path("<slug:slug>/apply/status/", apply.apply_status, name="apply-status"),
    path("<slug:slug>/apply/correct/", apply.apply_correct, name="apply-correct"),
    path("<slug:slug>/apply/withdraw/", apply.apply_withdraw, name="apply-withdraw"),
    path("<slug:slug>/apply/letter/", apply.apply_letter, name="apply-letter"),
]
