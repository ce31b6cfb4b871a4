using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The roles of a run's columns, by the table whose key a column repeats.</summary>
internal sealed class AuditRoles
{
    private readonly Dictionary<string, AuditRole> roles = new(StringComparer.Ordinal);

    /// <summary>Reads the roles from the tables that name codes and years.</summary>
    /// <param name="session">The session in which the tables are open.</param>
    /// <param name="codes">The codes of the run.</param>
    public AuditRoles(DuckDbSession session, CodeType codes)
    {
        Codes = codes;
        (string Table, string Key)[] naming =
            [("areas", "area_code"), ("needs", "need"), ("tiers", "tier"), ("entry_points", "entry_point"), ("phases", "phase"),
                ("providers", "provider_id"), ("provision_types", "provision_type")];
        foreach (var (table, key) in naming)
            roles.Add(table, AuditRole.OfCodes(codes,
                session.Query($"SELECT DISTINCT {key}::VARCHAR FROM {table} WHERE {key} IS NOT NULL", row => row.GetText(0))));
        roles.Add("years", AuditRole.OfYears(
            session.Query("SELECT DISTINCT academic_year FROM years WHERE academic_year BETWEEN 0 AND 9999", row => row.GetInteger(0))));
        (Areas, Needs, Tiers, Entries, Phases) = (roles["areas"], roles["needs"], roles["tiers"], roles["entry_points"], roles["phases"]);
        (Providers, Types, Years) = (roles["providers"], roles["provision_types"], roles["years"]);
    }

    /// <summary>The codes of the run.</summary>
    public CodeType Codes { get; }

    public AuditRole Areas { get; }

    public AuditRole Needs { get; }

    public AuditRole Tiers { get; }

    public AuditRole Entries { get; }

    public AuditRole Phases { get; }

    public AuditRole Providers { get; }

    public AuditRole Types { get; }

    public AuditRole Years { get; }

    /// <summary>The role of columns that repeat a table's key.</summary>
    public AuditRole Of(string table) => roles[table];
}
