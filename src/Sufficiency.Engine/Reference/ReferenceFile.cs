using CsvHelper;

namespace Sufficiency.Engine.Reference;

/// <summary>A table of data/reference, which the build embeds.</summary>
internal static class ReferenceFile
{
    /// <summary>Its rows without the header, as texts.</summary>
    /// <param name="name">File name, such as <c>pupils.csv</c>.</param>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream($"reference/{name}")
            ?? throw new InvalidOperationException($"reference/{name} is not embedded.");
        using var reader = new StreamReader(stream);
        using var csv = CsvReader.FromText(reader.ReadToEnd(), new CsvReaderOptions { Separator = ',', HasHeader = false });
        csv.Read();
        while (csv.Read()) yield return [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
    }
}
