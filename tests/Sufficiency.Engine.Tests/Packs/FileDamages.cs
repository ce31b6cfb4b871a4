using System.Text;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Files that cannot be read as tables.</summary>
internal static class FileDamages
{
    private const string FundingHeader = "academic_year,high_needs_block_gbp,source,year,certainty";

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("missing file", pack => pack.Delete("providers.csv"), "plan.yaml", 12, "tables.providers", "providers.csv", "missing"),
        new("file name mistyped", pack => pack.PlanLine("rates: rates.csv", "rates: rate.csv"), "plan.yaml", 18, "tables.rates", "rate.csv",
            "Did you mean rates.csv?"),
        new("folder instead of a file", pack => Folder(pack, "funding.csv"), "plan.yaml", 20, "tables.funding", "funding.csv",
            "folder, not a file"),
        new("link to nothing", pack => Link(pack, "funding.csv"), "plan.yaml", 20, "tables.funding", "funding.csv", "link to nothing"),
        new("full path", pack => pack.PlanLine("funding: funding.csv", "funding: /etc/hostname"), "plan.yaml", 20, "tables.funding",
            "/etc/hostname", "relative to the plan file"),
        new("path far outside", pack => pack.PlanLine("funding: funding.csv", "funding: ../../../../etc/hostname"), "plan.yaml", 20,
            "tables.funding", "../../../../etc/hostname", "outside the pack"),
        new("missing outlines", pack => pack.Delete("areas.geojson"), "plan.yaml", 6, "outlines", "areas.geojson", "missing"),
        new("empty file", pack => pack.Text("funding.csv", ""), "funding.csv", null, null, null, "is empty"),
        new("only line ends", pack => pack.Text("funding.csv", "\n\n\r\n"), "funding.csv", null, null, null, "is empty"),
        new("header only", pack => pack.Text("funding.csv", FundingHeader + "\n"), "funding.csv", 1, null, null, "no rows"),
        new("half a letter in UTF-16", pack => pack.Bytes("funding.csv", [.. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes(pack.TextOf("funding.csv")), 0x00, 0xD8]), "funding.csv", 5, null, null, "UTF-16"),
        new("Mac OS Roman", pack => pack.Bytes("funding.csv", Encoding.Latin1.GetBytes(pack.TextOf("funding.csv").Replace(
            "2026,2100000,invented", "2026,2100000,caf\u008E", StringComparison.Ordinal))), "funding.csv", 3, null, null, "not in UTF-8"),
        new("zero bytes", pack => pack.Edit("funding.csv", text => text.Replace("2100000", "21\00000", StringComparison.Ordinal)),
            "funding.csv", 3, null, null, "zero bytes"),
        new("semicolons", pack => pack.Edit("funding.csv", text => text.Replace(',', ';')), "funding.csv", 1, null, null,
            "separated by semicolons"),
        new("tabs", pack => pack.Edit("funding.csv", text => text.Replace(',', '\t')), "funding.csv", 1, null, null, "separated by tabs"),
        new("missing column", pack => pack.Edit("funding.csv", text => DropLastColumn(text)), "funding.csv", 1, "certainty", null,
            "The column certainty is missing"),
        new("misspelt column", pack => pack.Edit("funding.csv", text => text.Replace("certainty", "certanty", StringComparison.Ordinal)),
            "funding.csv", 1, "certanty", null, "Did you mean certainty?"),
        new("unknown column", pack => pack.Edit("funding.csv", text => text.Replace("\n", ",x\n", StringComparison.Ordinal)), "funding.csv",
            1, "x", null, "not known"),
        new("repeated column", pack => pack.Edit("funding.csv", text => text.Replace("source,year,", "source,source,",
            StringComparison.Ordinal)), "funding.csv", 1, "source", null, "stands twice"),
        new("too few cells", pack => pack.AddRow("funding", "2028,1"), "funding.csv", 5, null, null, "has 2 cells, the header 5"),
        new("too many cells", pack => pack.AddRow("funding", "2028,2,300,000,invented,2025,assumed"), "funding.csv", 5, null, null,
            "quotation marks around"),
        new("commas only", pack => pack.AddRow("funding", ",,,,"), "funding.csv", 5, null, null, "commas and nothing else"),
        new("quote never closed", pack => pack.AddRow("funding", "2028,1,\"invented,2025,assumed"), "funding.csv", 5, null,
            null, "never closed"),
        new("quote inside a cell", pack => pack.AddRow("funding", "2028,1,in\"vented,2025,assumed"), "funding.csv", 5, null,
            null, "inside a cell"),
        new("line break in a cell", pack => pack.AddRow("funding", "2028,1,\"in\nvented\",2025,assumed"), "funding.csv", 5, null,
            null, "no line breaks"),
        new("100 MB file", pack => Large(pack, "funding.csv"), "funding.csv", null, null, null, "larger than 64 MB"),
        new("one endless line", pack => pack.Text("funding.csv", FundingHeader + "\n" + new string('7', 3_000_000)), "funding.csv", 2, null,
            null, "longer than 1 MB"),
        new("garbage lines", pack => pack.Text("funding.csv", FundingHeader + "\n"
            + string.Concat(Enumerable.Repeat("garbage\n", 200_000))), "funding.csv", 1001, null, null, "Reading stopped"),
        new("another table's file", pack => pack.PlanLine("funding: funding.csv", "funding: costs.csv"), "costs.csv", 1,
            "academic_year", null, "is missing"),
    ];

    private static SmallPack Folder(SmallPack pack, string file)
    {
        Directory.CreateDirectory(pack.Delete(file).PathOf(file));
        return pack;
    }

    private static SmallPack Link(SmallPack pack, string file)
    {
        File.CreateSymbolicLink(pack.Delete(file).PathOf(file), pack.PathOf("nowhere.csv"));
        return pack;
    }

    private static SmallPack Large(SmallPack pack, string file)
    {
        using var stream = File.Create(pack.PathOf(file));
        stream.SetLength(100L * 1024 * 1024);
        return pack;
    }

    private static string DropLastColumn(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : line[..line.LastIndexOf(',')]));
}
