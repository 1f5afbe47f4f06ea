"""设置: the agency's particulars, units, people and roles, handing over, the county's choices."""

from django.urls import path

from gongkai.workbench.views import handover, office, people, policies

urlpatterns = [
    path("more/office/", office.office, name="more-office"),
    path("more/office/particulars/", office.particulars, name="more-particulars"),
    path("more/office/units/", office.units, name="more-units"),
    path("more/office/units/<uuid:pk>/", office.unit, name="more-unit"),
    path("more/office/people/", people.people, name="more-people"),
    path("more/office/people/new/", people.hire, name="more-person-new"),
    path("more/office/people/<uuid:pk>/", people.person, name="more-person"),
    path("more/office/people/<uuid:pk>/edit/", people.edit, name="more-person-edit"),
    path("more/office/people/<uuid:pk>/appoint/", people.appoint, name="more-person-appoint"),
    path("more/office/people/<uuid:pk>/end/<uuid:role_pk>/", people.end_role, name="more-role-end"),
    path("more/office/people/<uuid:pk>/do/<slug:act>/", people.act, name="more-person-act"),
    path("more/office/people/<uuid:pk>/handover/", handover.handover, name="more-handover"),
    path("more/office/reminders/", office.reminders, name="more-reminders"),
    path("more/office/policies/", policies.policies, name="more-policies"),
    path("more/office/policies/<slug:key>/", policies.policy_page, name="more-policy"),
]
