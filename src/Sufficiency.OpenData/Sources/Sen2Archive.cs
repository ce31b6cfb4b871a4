using System.IO.Compression;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>The zip of a DfE "Education, health and care plans" release; each of its files is read once.</summary>
/// <param name="path">The zip.</param>
internal sealed class Sen2Archive(string path)
{
    private readonly SortedDictionary<string, ILookup<string, SourceRow>> rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SourceTable> tables = new(StringComparer.Ordinal);

    /// <summary>The three-digit code that stands for England's rows.</summary>
    public const string England = "England";

    /// <summary>A file of the release as messages call it.</summary>
    public string NameOf(string file) => $"{Path.GetFileName(path)}:data/{file}";

    /// <summary>Whether the release holds a file, in any folder and case.</summary>
    public bool Has(string file)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.Any(entry => string.Equals(entry.Name, file, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A file of the release, such as <c>caseload.csv</c>, wherever it stands in the zip.</summary>
    public SourceTable Table(string file)
    {
        if (!tables.TryGetValue(file, out var table)) tables.Add(file, table = Open(file));
        return table;
    }

    /// <summary>A file's rows of an authority, or of <see cref="England"/>.</summary>
    public IEnumerable<SourceRow> Rows(string file, string code)
    {
        if (!rows.TryGetValue(file, out var byCode))
        {
            var table = Table(file);
            var (level, authority) = (table.Column("geographic_level"), table.Column("old_la_code"));
            byCode = table.Read(row => (row, Code: CodeOf(row, level, authority))).ToLookup(line => line.Code, line => line.row,
                StringComparer.Ordinal);
            rows.Add(file, byCode);
        }

        return byCode[code];
    }

    private static string CodeOf(SourceRow row, SourceColumn level, SourceColumn authority) => row.TextOrEmpty(level) switch
    {
        "National" => England,
        "Local authority" => row.TextOrEmpty(authority),
        _ => "",
    };

    private SourceTable Open(string file)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entry = Find(archive, file);
            if (entry.IsEncrypted)
                throw SourceFault.Single(NameOf(file), "the zip is locked with a password.", "Download the release again as published.");
            using var reader = TextFile.Open(entry.Open, NameOf(file));
            return SourceTable.Parse(reader, NameOf(file), header: null);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Single(NameOf(file), $"this is no readable zip file ({error.Message}).", "Download the release again.");
        }
    }

    /// <summary>The entry of a file in any folder and case; in the folder <c>data</c> where several bear its name.</summary>
    private ZipArchiveEntry Find(ZipArchive archive, string file)
    {
        var entries = archive.Entries
            .Where(entry => string.Equals(entry.Name, file, StringComparison.OrdinalIgnoreCase)
                && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .ToArray();
        if (entries.Length > 1 && archive.GetEntry($"data/{file}") is { } exact) return exact;
        return entries.Length switch
        {
            1 => entries[0],
            0 => throw SourceFault.Single(NameOf(file), $"the release lacks this file; the zip holds {Listed(archive)}.",
                "Download the whole release as published."),
            _ => throw SourceFault.Single(NameOf(file),
                $"the zip holds this file {entries.Length} times: {string.Join(", ", entries.Select(entry => entry.FullName))}.",
                "Keep the release as published."),
        };
    }

    private static string Listed(ZipArchive archive)
    {
        const int most = 5;
        var names = archive.Entries.Where(entry => entry.Name.Length > 0).Select(entry => entry.FullName).ToArray();
        return names.Length == 0 ? "no file" : string.Join(", ", names.Take(most)) + (names.Length > most ? " and others" : "");
    }
}
