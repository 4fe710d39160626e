"""People, and their failed tries at signing in."""

# pyright: reportArgumentType=false
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes it."""

    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("performance_analyst", "Performance analyst"),
                            ("lead_analyst", "Lead analyst"),
                            ("practitioner", "Practitioner"),
                            ("team_manager", "Team manager"),
                            ("head_of_service", "Head of service"),
                            ("dcs", "Director of children's services"),
                            ("qa_lead", "Quality assurance lead"),
                            ("programme_manager", "Improvement programme manager"),
                            ("democratic_services", "Democratic services officer"),
                            ("lead_member", "Lead member"),
                            ("scrutiny_member", "Scrutiny member"),
                            ("partner", "Partner agency"),
                            ("ofsted_inspector", "Ofsted inspector"),
                            ("data_protection_officer", "Data protection officer"),
                            ("system_administrator", "System administrator"),
                        ],
                        max_length=40,
                    ),
                ),
                ("teams", models.JSONField(blank=True, default=list)),
                ("authority", models.CharField(blank=True, max_length=3)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("username"),
                        name="people_names_differ_by_more_than_capitals",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_superuser", False)), name="people_nobody_is_superuser"
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="SignInTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_key", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=45)),
                ("at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["name_key", "address", "at"], name="people_tries")],
            },
        ),
    )
