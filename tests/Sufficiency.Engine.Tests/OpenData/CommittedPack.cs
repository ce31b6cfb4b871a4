using System.Globalization;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData;

/// <summary>The tables of a committed pack as rows of text by column.</summary>
internal sealed class CommittedPack(params string[] folder)
{
    public static CommittedPack Oxfordshire { get; } = new("oxfordshire");

    public static CommittedPack AsAnnounced { get; } = new("scenarios", "as-announced-2023");

    public string PathOf(string name) => RepositoryFiles.At(["data", .. folder, name]);

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string name)
    {
        var table = SourceTable.Open(PathOf(name), name);
        var columns = table.Header.Select(header => table.Column(header)).ToArray();
        return table.Read<IReadOnlyDictionary<string, string>>(
            row => columns.ToDictionary(column => column.Name, column => row.TextOrEmpty(column), StringComparer.Ordinal));
    }
}

internal static class CommittedRows
{
    public static double Number(this IReadOnlyDictionary<string, string> row, string column) =>
        double.Parse(row[column], CultureInfo.InvariantCulture);
}
