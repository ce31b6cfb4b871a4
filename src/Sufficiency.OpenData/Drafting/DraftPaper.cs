using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>README.md of a drafted pack: what it was made from, what is assumed, and what to do next.</summary>
internal static class DraftPaper
{
    /// <summary>Writes it.</summary>
    public static void Write(string folder, Authority authority, IReadOnlyList<DraftFile> files, IReadOnlyList<string> notes) =>
        PackTable.WriteWhole(Path.Combine(folder, "README.md"), writer =>
        {
            writer.WriteLine($"# {authority.Name}: a first data pack");
            writer.WriteLine();
            writer.WriteLine(
                "Drafted from national files. Counts of plans are the DfE's. A figure marked *assumed (national)* is England's:");
            writer.WriteLine("replace it before anybody relies on the plan.");
            writer.WriteLine();
            writer.WriteLine("## What to know");
            foreach (var note in notes) writer.WriteLine($"- {note}");
            writer.WriteLine();
            writer.WriteLine("## Files read");
            foreach (var file in files.Where(file => file.Path is not null)) writer.WriteLine($"- {file.Title}: `{file.Path}`");
            writer.WriteLine();
            writer.WriteLine("## Files done without");
            foreach (var file in files.Where(file => file.Path is null))
                writer.WriteLine($"- {file.Title} ({file.Page}): {file.Without ?? "another file stands for it"}.");
            writer.WriteLine();
            writer.WriteLine("## Next");
            writer.WriteLine("1. `sufficiency validate --data .` shows faults and what looks unusual.");
            writer.WriteLine("2. `sufficiency plan --data . --areas msoa` makes the first plan.");
            writer.WriteLine("3. `sufficiency export --data . --out pack.xlsx` gives the workbook in which you put your own figures.");
            writer.WriteLine("4. Change `recipe/` and build again with `sufficiency data build --downloads FOLDER --facts recipe/facts "
                + "--recipe recipe --out .`");
        });
}
