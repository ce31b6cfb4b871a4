using System.Text;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Every file of a pack, in every encoding that officers' programs save.</summary>
public sealed class EncodedPackTests
{
    private static readonly string[] Files = ["plan.yaml", "home_areas.csv", "providers.csv", "schemes.csv", "funding.csv", "rates.csv"];

    private static readonly Dictionary<string, Encoding> Encodings = new(StringComparer.Ordinal)
    {
        ["UTF-8 with a mark"] = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        ["UTF-16 little-endian"] = Encoding.Unicode,
        ["UTF-16 big-endian"] = Encoding.BigEndianUnicode,
        ["UTF-16 without a mark"] = new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        ["Windows-1252"] = CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };

    public static TheoryData<string, string> FilesAndEncodings => Crossed(Files);

    public static TheoryData<string, string> FormsAndEncodings => Crossed(["new.yaml", "new.csv"]);

    [Theory]
    [MemberData(nameof(FilesAndEncodings))]
    public void APackInAnotherEncodingIsTheSamePack(string file, string encoding)
    {
        using var plain = new SmallPack();
        using var pack = new SmallPack();
        foreach (var each in new[] { plain, pack })
            each.Edit(file, text => Lettered(text));

        pack.Bytes(file, Encoded(pack.TextOf(file), Encodings[encoding]));

        var (expected, read) = (plain.Read(), pack.Read());
        Assert.Equal(expected.Assumptions, read.Assumptions);
        Assert.Equal(expected.Areas, read.Areas);
    }

    [Theory]
    [MemberData(nameof(FormsAndEncodings))]
    public void AFileOfAddedSchemesInAnotherEncodingIsTheSameFile(string file, string encoding)
    {
        using var pack = new SmallPack();
        var isTable = file.EndsWith(".csv", StringComparison.Ordinal);
        var text = isTable ? "name,kind,places,postcode,capital_gbp,needs,ages\nSt Anne’s café,new_school,40;80,OX1 1AA,4800000,*,7 to 18\n"
            : "name: St Anne’s café\nkind: new_school\nplaces: [40, 80]\npostcode: OX1 1AA\ncapital_gbp: 4800000\n"
            + "needs: \"*\"\nages: 7 to 18\n";
        pack.Bytes(file, Encoded(text, Encodings[encoding]));
        var issues = new IssueCollector();

        var (schemes, _) = AddedSchemeFile.Read(pack.PathOf(file), issues);

        Assert.Empty(issues.ToList());
        Assert.Equal("St Anne’s café", Assert.Single(schemes).Name);
    }

    [Theory]
    [InlineData("plan.yaml", "title: ", 2)]
    [InlineData("providers.csv", "Mainstream schools", 2)]
    [InlineData("home_areas.csv", "Southdown 001A", 4)]
    public void ALetterThatWasLostBeforeIsToldByItsLine(string file, string before, int line)
    {
        using var pack = new SmallPack();

        var issues = pack.Edit(file, text => text.Replace(before, before + "\uFFFD", StringComparison.Ordinal)).Issues();

        Assert.Contains(issues, issue =>
            issue.File == file && issue.Line == line && issue.Problem.Contains("lost", StringComparison.Ordinal));
    }

    private static TheoryData<string, string> Crossed(IEnumerable<string> files)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in files)
        {
            foreach (var encoding in Encodings.Keys) data.Add(file, encoding);
        }

        return data;
    }

    private static string Lettered(string text) => text.Replace("invented", "Llyfr café; “£5–£6”", StringComparison.Ordinal)
        .Replace("Northtown", "Northtown-le-Dôme", StringComparison.Ordinal);

    private static byte[] Encoded(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
