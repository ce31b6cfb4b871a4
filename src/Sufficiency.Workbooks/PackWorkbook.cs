using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;
using Sufficiency.Workbooks.Reading;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks;

/// <summary>What an import did.</summary>
/// <param name="Pack">Name of the pack that the workbook was laid over.</param>
/// <param name="Folder">The folder that was written.</param>
/// <param name="ChangedTables">Names of the tables that differ from the pack's, in order.</param>
/// <param name="Notes">Sentences for the officer.</param>
public sealed record ImportOutcome(string Pack, string Folder, IReadOnlyList<string> ChangedTables, IReadOnlyList<string> Notes);

/// <summary>The workbook of a pack for officers: a template to fill, the whole pack, and the way back.</summary>
public static class PackWorkbook
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The workbook of a pack; the same pack gives the same bytes.</summary>
    /// <param name="planPath">The plan file of the pack, or its folder.</param>
    /// <param name="withPupils">Whether pupils and waiting are filled too; a template leaves them to the officer.</param>
    /// <exception cref="DataIssueException">The pack is at fault; every fault is named.</exception>
    public static byte[] Write(string planPath, bool withPupils)
    {
        var pack = BasePack.Read(planPath);
        return XlsxWriter.Write(
        [
            ReadMeSheet.Of(pack),
            FormWriter.Write(SchoolsForm.Sheet, SchoolRows.Of(pack)),
            FormWriter.Write(PupilsForm.Sheet, withPupils ? PupilRows.Of(pack) : []),
            FormWriter.Write(SchemesForm.Sheet, SchemeRows.Of(pack)),
            FormWriter.Write(MoneyForm.Sheet, MoneyRows.Of(pack)),
            FormWriter.Write(WaitingForm.Sheet, withPupils ? WaitingRows.Of(pack) : []),
        ]);
    }

    /// <summary>Lays a workbook over a pack, and writes the whole pack that results.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="locate">Finds the plan file of the pack by the name on the workbook's first sheet, which may be missing.</param>
    /// <param name="target">The folder to write; it appears whole or not at all, and an earlier import is replaced.</param>
    /// <exception cref="DataIssueException">The workbook is at fault; every fault is named by its cell.</exception>
    /// <exception cref="PackFolderException">The folder cannot be written.</exception>
    public static ImportOutcome Import(string file, Func<string?, string> locate, string target)
    {
        ArgumentNullException.ThrowIfNull(locate);
        var name = Path.GetFileName(file);
        try
        {
            var bytes = WorkbookFile.Read(file);
            var input = WorkbookInput.Read(bytes);
            var pack = BasePack.Read(locate(input.PackName));
            return Import(name, bytes, input, pack, target);
        }
        catch (WorkbookRefusedException refused)
        {
            throw new DataIssueException([new(name, null, null, null, refused.Problem, refused.Advice)]);
        }
    }

    private static ImportOutcome Import(string name, byte[] bytes, WorkbookInput input, BasePack pack, string target)
    {
        if (input.PackName is { } laidOver && laidOver != pack.Dataset.Name)
            throw new WorkbookRefusedException($"The workbook was made for the pack {laidOver}, not for {pack.Dataset.Name}.",
                $"Name the pack {laidOver} with --data. If {pack.Dataset.Name} is right, write that name on the sheet "
                + $"{OfficerSheets.ReadMe} beside «{ReadMeSheet.PackLabel}».");
        var notes = new List<string>();
        if (input.Fingerprint is { } fingerprint && fingerprint != pack.Fingerprint)
            notes.Add("The pack has changed since the workbook was made: what differs now counts as changed by the workbook.");
        using var folder = PackFolder.Create(target);
        var import = new PackImport(input, new(pack, name, new(), notes));
        import.Write(folder.WorkingPath);
        var changed = import.Edits.Where(edit => !edit.IsUnchanged).Select(edit => edit.Table.Schema.Name).ToList();
        WriteRecord(Path.Combine(folder.WorkingPath, PackFolder.RecordFile), name, bytes, pack, changed);
        folder.Complete();
        return new(pack.Dataset.Name, Path.GetFullPath(target), changed, notes);
    }

    private static void WriteRecord(string path, string name, byte[] bytes, BasePack pack, IReadOnlyList<string> changed)
    {
        var record = new
        {
            workbook = name,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            laid_over = pack.Dataset.Name,
            fingerprint = pack.Fingerprint,
            changed_tables = changed,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(record, Indented) + "\n", new UTF8Encoding(false));
    }
}
