using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Reference;

/// <summary>Writes pupils.csv: pupils of state-funded mainstream schools by authority and in England, from the DfE's scorecards.</summary>
internal static class PupilNumbers
{
    /// <summary>Name of the table in data/reference.</summary>
    public const string FileName = "pupils.csv";

    private const string National = "National";
    private const string England = "England";

    /// <summary>Writes the table of one academic year.</summary>
    /// <param name="scorecards">The scorecards' file.</param>
    /// <param name="year">The academic year as the file writes it.</param>
    /// <param name="citation">How the table cites it.</param>
    /// <param name="folder">Where the table goes.</param>
    public static void Write(SourceTable scorecards, string year, string citation, string folder)
    {
        var (period, level, name) = (scorecards.Column("Year"), scorecards.Column("geographic_level"), scorecards.Column("LA_name"));
        var (primary, secondary) = (scorecards.Column("PriNOR"), scorecards.Column("SecNOR"));
        var table = new PackTable(FileName, 1, "authority", "primary_pupils", "secondary_pupils", "source", "year", "certainty");
        foreach (var row in scorecards
            .Read(row => (Year: row.Text(period), Name: row.TextOrEmpty(level) == National ? England : row.Text(name),
                Primary: row.OptionalNumber(primary), Secondary: row.OptionalNumber(secondary)))
            .Where(row => string.Equals(row.Year, year, StringComparison.Ordinal)))
            table.Add(row.Name, row.Primary, row.Secondary, citation, year, Certainty.Found);
        table.WriteTo(folder);
    }
}
