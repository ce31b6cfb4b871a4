using System.IO.Compression;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

/// <summary>A folder of downloads for one test.</summary>
internal sealed class DraftFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Zip(string name, params ReadOnlySpan<(string Entry, string Text)> entries)
    {
        var path = System.IO.Path.Combine(Path, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return path;
    }

    /// <summary>The beginning of a SEN2 release: the authorities that it counts.</summary>
    public string Authorities() => Zip("release.zip", ("data/caseload.csv",
        "time_period,geographic_level,old_la_code,new_la_code,la_name,region_name,breakdown_topic,breakdown,ehcplans\n"
        + "202425,National,,,,,All EHC plans,All EHC plans,9\n"
        + "202324,Local authority,837,E06000028,Bournemouth,South West,All EHC plans,All EHC plans,1\n"
        + "202324,Local authority,825,E10000002,Buckinghamshire,South East,All EHC plans,All EHC plans,1\n"
        + "202425,Local authority,825,E06000060,Buckinghamshire,South East,All EHC plans,All EHC plans,1\n"
        + "202425,Local authority,801,E06000023,\"Bristol, City of\",South West,All EHC plans,All EHC plans,1\n"
        + "202425,Local authority,342,E08000013,St. Helens,North West,All EHC plans,All EHC plans,1\n"
        + "202425,Local authority,810,E06000010,\"Kingston upon Hull, City of\",Yorkshire,All EHC plans,All EHC plans,1\n"
        + "202425,Local authority,314,E09000021,Kingston upon Thames,London,All EHC plans,All EHC plans,1\n"),
        ("data/newplans.csv", "a\n"));
}
