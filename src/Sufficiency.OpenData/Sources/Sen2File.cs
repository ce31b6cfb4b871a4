using System.IO.Compression;
using System.Text;
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
    public double Count(string column) => Row.Number(Table.Column(column));

    /// <summary>A count, or null where the release writes x or z or has no such column.</summary>
    public double? OptionalCount(string column) => Row.OptionalNumber(Table.FindColumn(column));
}

/// <summary>One CSV file of a DfE "Education, health and care plans" release: the rows of one authority.</summary>
internal sealed class Sen2File
{
    private readonly Sen2Row[] rows;

    private Sen2File(string name, Sen2Row[] rows)
    {
        Name = name;
        this.rows = rows;
    }

    /// <summary>The file as messages call it.</summary>
    public string Name { get; }

    /// <summary>Reads a file of a release.</summary>
    /// <param name="archivePath">The release's zip.</param>
    /// <param name="entryName">The file in it, such as <c>data/caseload.csv</c>.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    /// <param name="breakdownColumns">The columns that say what a row counts: topic and category, or the category alone.</param>
    public static Sen2File Read(string archivePath, string entryName, string? authorityCode, params ReadOnlySpan<string> breakdownColumns)
    {
        var name = $"{Path.GetFileName(archivePath)}:{entryName}";
        var table = Open(archivePath, entryName, name);
        var (level, code, period) = (table.Column("geographic_level"), table.Column("old_la_code"), table.Column("time_period"));
        var category = table.Column(breakdownColumns[^1]);
        SourceColumn? topic = breakdownColumns.Length > 1 ? table.Column(breakdownColumns[0]) : null;
        var local = table.Read(row => (row, IsWanted: IsAuthority(row, level, code, authorityCode)))
            .Where(line => line.IsWanted)
            .Select(line => new Sen2Row(table, line.row, line.row.Text(period), line.row.TextOrEmpty(topic), line.row.Text(category)))
            .ToArray();
        return local.Length > 0
            ? new Sen2File(name, local)
            : throw SourceFault.Single(name, authorityCode is null
                ? "no row is England's." : $"no row has the authority code {authorityCode}.", "Check authority_code in recipe.yaml.");
    }

    /// <summary>Every authority that the last year of a release counts, by code.</summary>
    public static IReadOnlyList<Authority> ReadAuthorities(string archivePath)
    {
        const string Caseload = "data/caseload.csv";
        var table = Open(archivePath, Caseload, $"{Path.GetFileName(archivePath)}:{Caseload}");
        var (level, code, name) = (table.Column("geographic_level"), table.Column("old_la_code"), table.Column("la_name"));
        var (period, region) = (table.Column("time_period"), table.FindColumn("region_name"));
        var rows = table.Read(row => (Level: row.TextOrEmpty(level), Period: row.TextOrEmpty(period),
            Authority: new Authority(row.TextOrEmpty(code), row.TextOrEmpty(name), row.TextOrEmpty(region))))
            .Where(row => row.Level == "Local authority").ToArray();
        var last = rows.Max(row => row.Period);
        return [.. rows.Where(row => string.Equals(row.Period, last, StringComparison.Ordinal)).Select(row => row.Authority)
            .DistinctBy(authority => authority.Code, StringComparer.Ordinal).OrderBy(authority => authority.Code, StringComparer.Ordinal)];
    }

    /// <summary>The rows of a period and topic.</summary>
    /// <exception cref="DataIssueException">There is none.</exception>
    public IReadOnlyList<Sen2Row> Rows(string period, string topic)
    {
        var found = rows.Where(row => string.Equals(row.Period, period, StringComparison.Ordinal)
            && string.Equals(row.Topic, topic, StringComparison.Ordinal)).ToArray();
        return found.Length > 0 ? found : throw SourceFault.Single(Name, $"no row of {period} breaks down by «{topic}».",
            "Check that the release is one this version reads.");
    }

    /// <summary>The rows of a topic in every period.</summary>
    public IEnumerable<Sen2Row> Rows(string topic) => rows.Where(row => string.Equals(row.Topic, topic, StringComparison.Ordinal));

    /// <summary>The periods with rows of a topic.</summary>
    public IReadOnlySet<string> Periods(string topic) =>
        rows.Where(row => string.Equals(row.Topic, topic, StringComparison.Ordinal)).Select(row => row.Period)
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsAuthority(SourceRow row, SourceColumn level, SourceColumn code, string? authorityCode) => authorityCode is null
        ? string.Equals(row.TextOrEmpty(level), "National", StringComparison.Ordinal)
        : string.Equals(row.TextOrEmpty(level), "Local authority", StringComparison.Ordinal)
        && string.Equals(row.TextOrEmpty(code), authorityCode, StringComparison.Ordinal);

    private static SourceTable Open(string archivePath, string entryName, string name)
    {
        try
        {
            using var archive = ZipFile.OpenRead(archivePath);
            var entry = archive.GetEntry(entryName)
                ?? throw SourceFault.Single(name, "the release lacks this file.", "Download the whole release as published.");
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return SourceTable.Parse(reader, name, header: null);
        }
        catch (InvalidDataException error)
        {
            throw SourceFault.Single(name, $"this is no readable zip file ({error.Message}).", "Download the release again.");
        }
    }
}
