using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Reads a file of added schemes.</summary>
internal static class AddedSchemeFile
{
    /// <summary>The schemes of a file and its digest; none, with faults, where it cannot be read.</summary>
    public static (IReadOnlyList<AddedScheme> Schemes, string Sha256) Read(string path, IssueCollector issues)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            issues.Add(new(path, null, null, null, "There is no such file.",
                "Name a YAML or CSV file with a scheme in it, as data/schema/addition.yaml says."));
            return ([], "");
        }

        var files = new PackFiles(Path.GetDirectoryName(path)!, issues);
        return files.ReadText(path) is { } text
            ? (AddedSchemeReader.Read(files.NameOf(path), text, issues), files.Inputs[0].Sha256) : ([], "");
    }
}
