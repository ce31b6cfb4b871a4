using System.Globalization;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>What a column may hold, numbered in its order: the areas, or the years, and nothing else.</summary>
internal sealed class AuditRole
{
    private readonly int first; // raw value of the first slot
    private readonly int[] slots; // [raw value − first]: its number; −1 where the column may not hold it

    private AuditRole(int first, int[] slots, string[] names) => (this.first, this.slots, Names) = (first, slots, names);

    /// <summary>The values as texts. [number]</summary>
    public string[] Names { get; }

    /// <summary>How many there are.</summary>
    public int Count => Names.Length;

    /// <summary>Some of the codes of a type, of which raw values are the positions.</summary>
    public static AuditRole OfCodes(CodeType type, IReadOnlyList<string> codes) => Of([.. codes.Select(code => (type.Find(code), code))]);

    /// <summary>Years, of which raw values are themselves.</summary>
    public static AuditRole OfYears(IReadOnlyList<int> years) =>
        Of([.. years.Select(year => (year, year.ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>The number of a raw value; −1 where the column may not hold it.</summary>
    public int NumberOf(int raw) => raw >= first && raw - (long)first < slots.Length ? slots[raw - first] : -1;

    /// <summary>The text of a number; null for −1.</summary>
    public string? Find(int number) => number < 0 ? null : Names[number];

    /// <summary>The year of a number; null for −1.</summary>
    public int? FindYear(int number) => number < 0 ? null : int.Parse(Names[number], CultureInfo.InvariantCulture);

    private static AuditRole Of((int Raw, string Name)[] values)
    {
        if (values.Length == 0) return new(0, [], []);
        Array.Sort(values, (left, right) => left.Raw.CompareTo(right.Raw));
        var found = new int[values[^1].Raw - values[0].Raw + 1];
        Array.Fill(found, -1);
        for (var i = 0; i < values.Length; i++) found[values[i].Raw - values[0].Raw] = i;
        return new(values[0].Raw, found, [.. values.Select(value => value.Name)]);
    }
}

/// <summary>The roles of a run's columns, by the table whose key they repeat.</summary>
internal sealed class AuditRoles
{
    private readonly Dictionary<string, AuditRole> roles = new(StringComparer.Ordinal);

    /// <summary>Reads what the tables that name codes, and the years, hold.</summary>
    /// <param name="session">Where they are open.</param>
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
