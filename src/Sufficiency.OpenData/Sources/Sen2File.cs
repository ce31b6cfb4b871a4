using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>One row of a SEN2 file, of one authority.</summary>
/// <param name="Table">The file it stands in.</param>
/// <param name="Row">Its cells.</param>
/// <param name="Period">Time period as the file writes it, such as <c>202425</c> or <c>2024</c>.</param>
/// <param name="Topic">What it breaks down by; empty where the file has no such column.</param>
/// <param name="Breakdown">The category.</param>
internal sealed record Sen2Row(SourceTable Table, SourceRow Row, string Period, string Topic, string Breakdown)
{
    /// <summary>A count that must be there; x (unavailable) and z (not applicable) are no zeros but faults.</summary>
    /// <exception cref="DataIssueException">The publisher gives none, or one below nought.</exception>
    public double Count(string column) => NotNegative(Table.Column(column), Row.Number(Table.Column(column)));

    /// <summary>A count, or null where the release writes x or z or has no such column.</summary>
    public double? OptionalCount(string column) => Table.FindColumn(column) is { } known && Row.OptionalNumber(known) is { } count
        ? NotNegative(known, count) : null;

    private double NotNegative(SourceColumn column, double count) => count >= 0.0
        ? count : throw Row.Fault(column, "a count of plans is below nought.", "Download the release again.");
}

/// <summary>One CSV file of a DfE "Education, health and care plans" release: the rows of one authority.</summary>
internal sealed class Sen2File
{
    private const int YearLength = 4;
    private readonly ILookup<(string Period, string Topic), Sen2Row> rows;

    private Sen2File(string name, IEnumerable<Sen2Row> rows)
    {
        Name = name;
        this.rows = rows.ToLookup(row => (row.Period, Plain(row.Topic)));
    }

    /// <summary>The file as messages call it.</summary>
    public string Name { get; }

    /// <summary>Reads a file of a release.</summary>
    /// <param name="archive">The release.</param>
    /// <param name="file">The file in it, such as <c>caseload.csv</c>.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    /// <param name="breakdownColumns">The columns that say what a row counts: topic and category, or the category alone.</param>
    /// <exception cref="DataIssueException">It has no row of the authority, or one twice.</exception>
    public static Sen2File Read(Sen2Archive archive, string file, string? authorityCode, params ReadOnlySpan<string> breakdownColumns) =>
        FindRows(archive, file, authorityCode, breakdownColumns) ?? throw SourceFault.Single(archive.NameOf(file),
            authorityCode is null ? "no row is England's." : $"no row has the authority code {authorityCode}.",
            "Check authority_code in recipe.yaml; after a reorganisation older releases lack the new code.");

    /// <summary>The same, or null where no row is the authority's.</summary>
    /// <exception cref="DataIssueException">It has a row twice.</exception>
    public static Sen2File? FindRows(Sen2Archive archive, string file, string? authorityCode, params ReadOnlySpan<string> breakdownColumns)
    {
        var table = archive.Table(file);
        var (period, category) = (table.Column("time_period"), table.Column(breakdownColumns[^1]));
        SourceColumn? topic = breakdownColumns.Length > 1 ? table.Column(breakdownColumns[0]) : null;
        var unique = SourceTable.Unique(table.Name, "row of the authority", archive.Rows(file, authorityCode ?? Sen2Archive.England)
            .Select(row => new Sen2Row(table, row, row.Text(period), row.TextOrEmpty(topic), row.Text(category)))
            .Select(row => (row.Row.Line, string.Join(", ", new[] { row.Period, row.Topic, row.Breakdown }.Where(part => part.Length > 0)),
                row)), row => row);
        return unique.Count > 0 ? new Sen2File(table.Name, unique.Values) : null;
    }

    /// <summary>The rows of a period and topic.</summary>
    /// <exception cref="DataIssueException">There is none.</exception>
    public IReadOnlyList<Sen2Row> Rows(string period, string topic)
    {
        var found = Find(period, topic);
        return found.Count > 0 ? found : throw SourceFault.Single(Name, $"no row of {period} breaks down by «{topic}».",
            "Check that the release is one this version reads.");
    }

    /// <summary>The rows of a period and topic; empty where there is none.</summary>
    public IReadOnlyList<Sen2Row> Find(string period, string topic) => [.. rows[(period, Plain(topic))]];

    /// <summary>The years, in order, of the periods with rows of a topic; of an academic year the first.</summary>
    public IReadOnlyList<int> Years(string topic) => [.. rows.Where(group => group.Key.Topic == Plain(topic)).Select(YearOf).Order()];

    private static int YearOf(IGrouping<(string Period, string Topic), Sen2Row> group) =>
        group.Key.Period.Length >= YearLength
        && int.TryParse(group.Key.Period.AsSpan(0, YearLength), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw group.First().Row.Fault(group.First().Table.Column("time_period"), "this is no year such as 2024 or 202425.",
                "Download the release again.");

    /// <summary>Topics are known by their letters, since releases differ in apostrophes and capitals.</summary>
    private static string Plain(string topic) => string.Concat(topic.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
