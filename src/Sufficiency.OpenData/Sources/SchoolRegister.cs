using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Sources;

/// <summary>A school in Get Information About Schools.</summary>
/// <param name="Urn">Unique reference number.</param>
/// <param name="Name">Name.</param>
/// <param name="AuthorityCode">The DfE's code of the authority it stands in.</param>
/// <param name="Type">Type of establishment.</param>
/// <param name="Phase">Phase of education.</param>
/// <param name="Location">Where it stands; null where the register gives no point.</param>
/// <param name="LowestAge">Statutory lowest age; null where the file has none.</param>
/// <param name="HighestAge">Statutory highest age; null where the file has none.</param>
internal sealed record RegisteredSchool(
    string Urn, string Name, string AuthorityCode, string Type, string Phase, GridPoint? Location, int? LowestAge, int? HighestAge)
{
    /// <summary>The authority's name.</summary>
    public string AuthorityName { get; init; } = "";

    /// <summary>Its number within the authority, which an academy often keeps where its URN changes.</summary>
    public string Number { get; init; } = "";

    /// <summary>Whether it is proposed and not open yet.</summary>
    public bool IsProposed { get; init; }

    /// <summary>When it opened or, if proposed, opens; null where the file does not say. An academy's date is that of its conversion.
    /// </summary>
    public DateOnly? Opened { get; init; }

    /// <summary>Whether a school of its type is new when it opens: an academy converted from an older school is not.</summary>
    public bool IsNew => !Type.Contains("converter", StringComparison.OrdinalIgnoreCase)
        && !Type.Contains("sponsor", StringComparison.OrdinalIgnoreCase);

    /// <summary>When an open school closes; null where the file does not say.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>Places; null where the file has none.</summary>
    public double? Capacity { get; init; }

    /// <summary>Pupils on roll; null where the file has none.</summary>
    public double? Pupils { get; init; }

    /// <summary>Postcode; empty where the file has none.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>Town; empty where the file has none.</summary>
    public string Town { get; init; } = "";

    /// <summary>Name of the local authority district; empty where the file has none.</summary>
    public string District { get; init; } = "";

    /// <summary>Code of the small area it stands in; empty where the file has none.</summary>
    public string AreaCode { get; init; } = "";

    /// <summary>Needs it is approved for; the empty set where the file has none.</summary>
    public NeedSet Needs { get; init; }

    /// <summary>Places in resourced provision, or its roll where no capacity is given.</summary>
    public double ResourcedPlaces { get; init; }

    /// <summary>Places in its SEN unit, or the unit's roll where no capacity is given.</summary>
    public double UnitPlaces { get; init; }
}

/// <summary>Get Information About Schools: the official download, or an extract with snake_case names.</summary>
internal static class SchoolRegister
{
    private const int NeedColumns = 13;
    private static readonly string[] DateForms = ["d-M-yyyy", "d/M/yyyy", "yyyy-M-d"];

    /// <summary>Reads every open school by URN.</summary>
    public static IReadOnlyDictionary<string, RegisteredSchool> Read(SourceTable table) => ReadAll(table)
        .Where(school => !school.IsProposed).ToDictionary(school => school.Urn, StringComparer.Ordinal);

    /// <summary>Reads every open and every proposed school.</summary>
    public static IReadOnlyList<RegisteredSchool> ReadAll(SourceTable table)
    {
        var columns = new Columns(table);
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Read(row =>
        {
            var school = columns.School(row);
            if (school is not null && !known.Add(school.Urn))
                throw row.Fault(columns.Urn, "this URN stands twice.", "Keep one of the rows, or download the register again.");
            return school;
        }).OfType<RegisteredSchool>()];
    }

    private static bool IsClosed(string status) => status.StartsWith("Closed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The register writes 0, 0 where it knows no point.</summary>
    private static GridPoint? PointOf(double? easting, double? northing) =>
        easting is > 0 and var east && northing is > 0 and var north ? new GridPoint(east, north) : null;

    private static DateOnly? FindDate(SourceRow row, SourceColumn? column) =>
        DateOnly.TryParseExact(row.TextOrEmpty(column), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;

    /// <summary>The day a school closes decides its places: one that cannot be read is a fault.</summary>
    private static DateOnly? ClosingDate(SourceRow row, SourceColumn? column) => row.TextOrEmpty(column).Length == 0
        ? null
        : FindDate(row, column)
            ?? throw row.Fault(column!.Value, "this is not a date.", "Write it as the register does, such as 31-08-2026.");

    /// <summary>The register writes «ASD - Autistic Spectrum Disorder»; BESD is the code that SEMH replaced in 2014.</summary>
    private static NeedSet NeedsOf(SourceRow row, IEnumerable<SourceColumn?> columns) => NeedSet.Of([.. columns
        .Select(column => row.TextOrEmpty(column).Split(' ', 2)[0].ToUpperInvariant())
        .Select(code => NeedCodes.Find(code == "BESD" ? "SEMH" : code)).OfType<Need>()]);

    private sealed class Columns(SourceTable table)
    {
        private readonly SourceColumn name = table.Column("EstablishmentName", "establishment_name");
        private readonly SourceColumn authority = table.Column("LA (code)", "la_code");
        private readonly SourceColumn? authorityName = table.FindColumn("LA (name)", "la_name");
        private readonly SourceColumn? number = table.FindColumn("EstablishmentNumber", "establishment_number");
        private readonly SourceColumn type = table.Column("TypeOfEstablishment (name)", "establishment_type");
        private readonly SourceColumn phase = table.Column("PhaseOfEducation (name)", "education_phase");
        private readonly SourceColumn easting = table.Column("Easting");
        private readonly SourceColumn northing = table.Column("Northing");
        private readonly SourceColumn? low = table.FindColumn("StatutoryLowAge");
        private readonly SourceColumn? high = table.FindColumn("StatutoryHighAge");
        private readonly SourceColumn? status = table.FindColumn("EstablishmentStatus (name)");
        private readonly SourceColumn? opens = table.FindColumn("OpenDate");
        private readonly SourceColumn? closes = table.FindColumn("CloseDate");
        private readonly SourceColumn? capacity = table.FindColumn("SchoolCapacity");
        private readonly SourceColumn? pupils = table.FindColumn("NumberOfPupils", "number_of_pupils");
        private readonly SourceColumn? postcode = table.FindColumn("Postcode");
        private readonly SourceColumn? town = table.FindColumn("Town");
        private readonly SourceColumn? district = table.FindColumn("DistrictAdministrative (name)");
        private readonly SourceColumn? area = table.FindColumn("LSOA (code)", "lsoa_code");
        private readonly SourceColumn? resourced = table.FindColumn("ResourcedProvisionCapacity");
        private readonly SourceColumn? resourcedRoll = table.FindColumn("ResourcedProvisionOnRoll");
        private readonly SourceColumn? unit = table.FindColumn("SenUnitCapacity");
        private readonly SourceColumn? unitRoll = table.FindColumn("SenUnitOnRoll");
        private readonly SourceColumn?[] needs =
            [.. Enumerable.Range(1, NeedColumns).Select(i => table.FindColumn(FormattableString.Invariant($"SEN{i} (name)")))];

        public SourceColumn Urn { get; } = table.Column("URN");

        public RegisteredSchool? School(SourceRow row)
        {
            var state = row.TextOrEmpty(status);
            if (IsClosed(state)) return null;
            var isProposed = state.StartsWith("Proposed", StringComparison.OrdinalIgnoreCase);
            return new RegisteredSchool(
                row.Text(Urn), row.Text(name), row.Text(authority), row.TextOrEmpty(type), row.TextOrEmpty(phase),
                PointOf(row.OptionalNumber(easting), row.OptionalNumber(northing)), row.OptionalInteger(low), row.OptionalInteger(high))
            {
                AuthorityName = row.TextOrEmpty(authorityName),
                Number = row.TextOrEmpty(number),
                IsProposed = isProposed,
                Opened = FindDate(row, opens),
                Closes = isProposed ? null : ClosingDate(row, closes),
                Capacity = Positive(row, capacity),
                Pupils = row.OptionalNumber(pupils),
                Postcode = row.TextOrEmpty(postcode),
                Town = row.TextOrEmpty(town),
                District = row.TextOrEmpty(district),
                AreaCode = row.TextOrEmpty(area),
                Needs = NeedsOf(row, needs),
                ResourcedPlaces = Positive(row, resourced) ?? Positive(row, resourcedRoll) ?? 0.0,
                UnitPlaces = Positive(row, unit) ?? Positive(row, unitRoll) ?? 0.0,
            };
        }

        /// <summary>The register writes 0 where it knows no number.</summary>
        private static double? Positive(SourceRow row, SourceColumn? column) =>
            row.OptionalNumber(column) is > 0.0 and var value ? value : null;
    }
}
