using System.Globalization;
using System.Text.RegularExpressions;

namespace Sufficiency.OpenData.Sources;

/// <summary>A school in the census of the performance tables.</summary>
/// <param name="Urn">Unique reference number.</param>
/// <param name="SchoolType">State-funded primary, State-funded special school, Independent school and so on.</param>
/// <param name="Roll">Pupils on roll (NOR); null where withheld.</param>
/// <param name="PlansOnRoll">Pupils with an EHC plan (TSENELSE); null where withheld.</param>
internal sealed record CensusSchool(string Urn, string SchoolType, double? Roll, double? PlansOnRoll);

/// <summary>Pupils of a school by age from Schools, pupils and their characteristics.</summary>
/// <param name="Urn">Unique reference number.</param>
/// <param name="Headcount">Pupils on roll.</param>
/// <param name="ByAge">Pupils by age at 31 August before the census; index is the age, 0 to 19.</param>
internal sealed record CensusAges(string Urn, double Headcount, double[] ByAge);

/// <summary>The DfE's school census, in the two releases that name schools.</summary>
internal static partial class SchoolCensus
{
    private const int OldestAge = 19;

    /// <summary>Reads the performance tables' census file.</summary>
    public static IReadOnlyList<CensusSchool> Read(SourceTable table)
    {
        var (urn, type) = (table.Column("URN"), table.Column("SCHOOLTYPE"));
        var (roll, plans) = (table.Column("NOR"), table.Column("TSENELSE"));
        return table.Read(row => new CensusSchool(row.Text(urn), row.Text(type), row.OptionalNumber(roll), row.OptionalNumber(plans)));
    }

    /// <summary>Reads the school-level file of Schools, pupils and their characteristics, by URN.</summary>
    public static IReadOnlyDictionary<string, CensusAges> ReadAges(SourceTable table)
    {
        var (urn, headcount) = (table.Column("urn"), table.Column("headcount of pupils"));
        var ages = table.Header.Select((name, index) => (Column: new SourceColumn(index, name), Match: AgeColumn().Match(name)))
            .Where(pair => pair.Match.Success)
            .Select(pair => (pair.Column, Age: int.Parse(pair.Match.Groups["age"].Value, CultureInfo.InvariantCulture)))
            .Where(pair => pair.Age <= OldestAge)
            .ToArray();
        return table.Read(row =>
        {
            var byAge = new double[OldestAge + 1];
            foreach (var (column, age) in ages) byAge[age] += row.OptionalNumber(column) ?? 0;
            return new CensusAges(row.Text(urn), row.OptionalNumber(headcount) ?? 0, byAge);
        }).ToDictionary(school => school.Urn, StringComparer.Ordinal);
    }

    /// <summary>The release writes both «full-time girls aged 5» and «full time boys aged 5», and months of birth below 5.</summary>
    [GeneratedRegex("^(full|part)[- ]time (girls|boys) aged (?<age>[0-9]+)( .*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgeColumn();
}
