using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>Imports workbooks over the small pack into a folder of its own.</summary>
internal sealed class ImportTrial : IDisposable
{
    /// <summary>The folder that holds workbooks and packs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sufficiency-workbook-").FullName;

    /// <summary>The folder that an import writes.</summary>
    public string Target => Path.Combine(Folder, "mine");

    /// <summary>Imports a workbook.</summary>
    public ImportOutcome Import(byte[] workbook, string? planPath = null, string name = "officers.xlsx")
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllBytes(file, workbook);
        return PackWorkbook.Import(file, _ => planPath ?? InProcess.SmallPack, Target);
    }

    /// <summary>Imports a workbook that is at fault, and sees that nothing was written.</summary>
    public IReadOnlyList<DataIssue> Refuse(byte[] workbook, string name = "officers.xlsx")
    {
        var fault = Assert.Throws<DataIssueException>(() => Import(workbook, name: name));
        Assert.Equal([Path.Combine(Folder, name)], Directory.EnumerateFileSystemEntries(Folder), StringComparer.Ordinal);
        return fault.Issues;
    }

    /// <summary>The lines of a table that was written.</summary>
    public string[] Lines(string table) => File.ReadAllLines(Path.Combine(Target, $"{table}.csv"));

    /// <summary>Sees that a table has a line.</summary>
    public void Has(string table, string line) =>
        Assert.True(Lines(table).Contains(line, StringComparer.Ordinal), $"{line}\nis not among\n{string.Join('\n', Lines(table))}");

    /// <summary>The text of the plan file that was written.</summary>
    public string Plan() => File.ReadAllText(Path.Combine(Target, "plan.yaml"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
