using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Sources;

/// <summary>A school in the school census.</summary>
/// <param name="Urn">Unique reference number.</param>
/// <param name="SchoolType">State-funded primary, State-funded special school, Independent school and so on.</param>
/// <param name="Roll">Pupils on roll (NOR); null where withheld.</param>
/// <param name="PlansOnRoll">Pupils with an EHC plan (TSENELSE); null where withheld.</param>
internal sealed record CensusSchool(string Urn, string SchoolType, double? Roll, double? PlansOnRoll)
{
    /// <summary>Its number within the authority; empty where the file has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The DfE's code of the authority; empty where the file has none.</summary>
    public string AuthorityCode { get; init; } = "";

    /// <summary>Whether the census says that it is a hospital school.</summary>
    public bool IsHospital { get; init; }

    /// <summary>Whether the census says that it has a SEN unit or resourced provision.</summary>
    public bool HasBase { get; init; }

    /// <summary>Primary needs that at least a tenth of its plans have; the empty set where the file has none.</summary>
    public NeedSet Needs { get; init; }

    /// <summary>How sure the counts are; null where the file is the publisher's own.</summary>
    public Certainty? Certainty { get; init; }
}

/// <summary>Pupils of a school by age from Schools, pupils and their characteristics.</summary>
/// <param name="Urn">Unique reference number.</param>
/// <param name="Headcount">Pupils on roll.</param>
/// <param name="ByAge">Pupils by age at 31 August before the census; index is the age, 0 to 19.</param>
internal sealed record CensusAges(string Urn, double Headcount, double[] ByAge);

/// <summary>The DfE's school census in the releases that name schools: the performance tables' file, and the school-level files of
/// Schools, pupils and their characteristics about SEN and about ages.</summary>
internal static partial class SchoolCensus
{
    private const int OldestAge = 19;

    /// <summary>A need counts among a school's needs where this share of its plans has it.</summary>
    private const double FewestOfNeed = 0.1;

    /// <summary>Reads the schools of either file; rows without a URN are totals or empty.</summary>
    public static IReadOnlyList<CensusSchool> Read(SourceTable table)
    {
        var (urn, type) = (table.Column("URN"), table.Column("SCHOOLTYPE", "phase_type_grouping"));
        var (roll, plans) = (table.Column("NOR", "Total pupils"), table.Column("TSENELSE", "EHC plan"));
        var (authority, number) = (table.FindColumn("LA", "old_la_code"), table.FindColumn("Estab"));
        var (hospital, unit, resourced) =
            (table.FindColumn("hospital_school"), table.FindColumn("SEN_Unit"), table.FindColumn("RP_Unit"));
        var certainty = table.FindColumn("certainty");
        var needs = NeedCodes.All.Select(need => (Need: need, Column: table.FindColumn($"EHC_Primary_need_{need.ToCode()}")))
            .Where(pair => pair.Column is not null).ToArray();
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Read(row =>
        {
            if (row.TextOrEmpty(urn).Length == 0) return null;
            if (!known.Add(row.Text(urn)))
                throw row.Fault(urn, "this URN stands twice.", "Keep one of the rows, or download the census again.");
            var counted = row.OptionalNumber(plans);
            return new CensusSchool(row.Text(urn), row.Text(type), row.OptionalNumber(roll), counted)
            {
                Number = row.TextOrEmpty(number),
                AuthorityCode = row.TextOrEmpty(authority),
                IsHospital = row.TextOrEmpty(hospital).Contains("hospital", StringComparison.OrdinalIgnoreCase),
                HasBase = row.OptionalNumber(unit) is > 0.0 || row.OptionalNumber(resourced) is > 0.0,
                Needs = NeedSet.Of([.. needs.Where(pair => row.OptionalNumber(pair.Column) is > 0.0 and var pupils
                    && pupils >= FewestOfNeed * counted).Select(pair => pair.Need)]),
                Certainty = row.TextOrEmpty(certainty) switch
                {
                    "derived" => Engine.Domain.Evidence.Certainty.Derived,
                    "assumed" => Engine.Domain.Evidence.Certainty.Assumed,
                    _ => null,
                },
            };
        }).OfType<CensusSchool>()];
    }

    /// <summary>Reads the school-level file by age, by URN.</summary>
    public static IReadOnlyDictionary<string, CensusAges> ReadAges(SourceTable table)
    {
        var (urn, headcount) = (table.Column("urn"), table.Column("headcount of pupils"));
        var ages = table.Header.Select((name, index) => (Column: new SourceColumn(index, name), Match: AgeColumn().Match(name)))
            .Where(pair => pair.Match.Success)
            .Select(pair => (pair.Column, Age: int.Parse(pair.Match.Groups["age"].Value, CultureInfo.InvariantCulture)))
            .Where(pair => pair.Age <= OldestAge)
            .ToArray();
        var schools = new Dictionary<string, CensusAges>(StringComparer.Ordinal);
        table.Read(row =>
        {
            if (row.TextOrEmpty(urn).Length == 0) return row.Line;
            var byAge = new double[OldestAge + 1];
            foreach (var (column, age) in ages) byAge[age] += row.OptionalNumber(column) ?? 0;
            if (!schools.TryAdd(row.Text(urn), new(row.Text(urn), row.OptionalNumber(headcount) ?? 0, byAge)))
                throw row.Fault(urn, "this URN stands twice.", "Keep one of the rows, or download the census again.");
            return row.Line;
        });
        return schools;
    }

    /// <summary>The release writes «full-time girls aged 5», «full time boys aged 5» and months of birth below 5. A cut of it by this
    /// program writes «pupils aged 5».</summary>
    [GeneratedRegex(@"^\(?((full|part)[- ]time (girls|boys)|pupils) aged (?<age>[0-9]+)( .*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgeColumn();
}
