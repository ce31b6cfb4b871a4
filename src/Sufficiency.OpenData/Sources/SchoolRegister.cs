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
    string Urn, string Name, string AuthorityCode, string Type, string Phase, GridPoint? Location, int? LowestAge, int? HighestAge);

/// <summary>Get Information About Schools: the official download, or an extract with snake_case names.</summary>
internal static class SchoolRegister
{
    /// <summary>Reads every open school by URN.</summary>
    public static IReadOnlyDictionary<string, RegisteredSchool> Read(SourceTable table)
    {
        var (urn, name) = (table.Column("URN"), table.Column("EstablishmentName", "establishment_name"));
        var authority = table.Column("LA (code)", "la_code");
        var type = table.Column("TypeOfEstablishment (name)", "establishment_type");
        var phase = table.Column("PhaseOfEducation (name)", "education_phase");
        var (easting, northing) = (table.Column("Easting"), table.Column("Northing"));
        var (low, high) = (table.FindColumn("StatutoryLowAge"), table.FindColumn("StatutoryHighAge"));
        var status = table.FindColumn("EstablishmentStatus (name)");
        return table.Read(row => IsClosed(row.TextOrEmpty(status)) ? null : new RegisteredSchool(
                row.Text(urn), row.Text(name), row.Text(authority), row.TextOrEmpty(type), row.TextOrEmpty(phase),
                PointOf(row.OptionalNumber(easting), row.OptionalNumber(northing)), row.OptionalInteger(low), row.OptionalInteger(high)))
            .OfType<RegisteredSchool>()
            .ToDictionary(school => school.Urn, StringComparer.Ordinal);
    }

    private static bool IsClosed(string status) => status.StartsWith("Closed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The register writes 0, 0 where it knows no point.</summary>
    private static GridPoint? PointOf(double? easting, double? northing) =>
        easting is > 0 and var east && northing is > 0 and var north ? new GridPoint(east, north) : null;
}
