using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Audit.Streams;

/// <summary>The tables that name codes, of a county with areas A00, A01 and so on and years from 0; the rest is one of each.</summary>
internal sealed class AuditedCounty : IDisposable
{
    public AuditedCounty(int areas, int years)
    {
        Session = new();
        Session.Execute($"""
            CREATE TYPE code AS ENUM (SELECT 'A' || lpad(a::VARCHAR, 2, '0') FROM range({areas}) t(a)
                UNION ALL VALUES ('ASD'), ('M'), ('infant'), ('primary'), ('school'), ('mainstream') ORDER BY 1);
            CREATE TABLE areas AS SELECT ('A' || lpad(a::VARCHAR, 2, '0'))::code AS area_code FROM range({areas}) t(a);
            CREATE TABLE needs AS SELECT 'ASD'::code AS need;
            CREATE TABLE tiers AS SELECT 'M'::code AS tier;
            CREATE TABLE entry_points AS SELECT 'infant'::code AS entry_point;
            CREATE TABLE phases AS SELECT 'primary'::code AS phase;
            CREATE TABLE providers AS SELECT 'school'::code AS provider_id;
            CREATE TABLE provision_types AS SELECT 'mainstream'::code AS provision_type;
            CREATE TABLE years AS SELECT y::INTEGER AS academic_year FROM range({years}) t(y);
            """);
        Roles = new(Session, CodeType.Of(Session, "code"));
    }

    public DuckDbSession Session { get; }

    public AuditRoles Roles { get; }

    public void Dispose() => Session.Dispose();
}
