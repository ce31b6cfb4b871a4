using System.Text;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Tests.Packs.Files;

public sealed class TextFileTests
{
    /// <summary>Letters and marks that stand in English officers' files.</summary>
    private const string Letters = "née, “Llŷn”, £1–£2, ½, 5·5 °C, €9 …";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Dictionary<string, Func<string, byte[]>> Encodings = new(StringComparer.Ordinal)
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes,
        ["UTF-8 with a mark"] = text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        ["UTF-8 with two marks"] = text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        ["UTF-16 little-endian"] = Encoding.Unicode.GetBytes,
        ["UTF-16 little-endian with a mark"] = text => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        ["UTF-16 big-endian"] = Encoding.BigEndianUnicode.GetBytes,
        ["UTF-16 big-endian with a mark"] = text => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        ["Windows-1252"] = text => Windows1252.GetBytes(text.Replace('ŷ', 'ý')),
    };

    public static TheoryData<string> Names => [.. Encodings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryLetterIsReadAsItWasWritten(string encoding)
    {
        var text = $"name,note\nhill,\"{Letters}\"\n";
        var expected = encoding == "Windows-1252" ? text.Replace('ŷ', 'ý') : text;
        var bytes = Encodings[encoding](text);

        Assert.Equal(expected, TextFile.Decode(bytes, "x.csv", out var issue));
        Assert.Null(issue);
        using var reader = TextFile.Open(() => new MemoryStream(bytes), "x.csv");
        Assert.Equal(expected, reader.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ALongTextIsReadInPiecesAsItIsReadWhole(string encoding)
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},{Letters}\n"));
        var bytes = Encodings[encoding](text);

        using var reader = TextFile.Open(() => new MemoryStream(bytes), "x.csv");

        Assert.Equal(TextFile.Decode(bytes, "x.csv", out _), reader.ReadToEnd());
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8E)] // é in Mac OS Roman
    [InlineData(0x82)] // é in code page 850
    [InlineData(0x9C)] // £ in code page 850
    [InlineData(0x9D)]
    public void AByteOfAnUnknownEncodingIsRefusedByItsLine(byte value)
    {
        byte[] bytes = [.. "a,b\nc,d\ncaf"u8, value, .. ",e\n"u8];

        Assert.Null(TextFile.Decode(bytes, "x.csv", out var issue));

        Assert.Equal(("x.csv", 3), (issue!.File, issue.Line));
        Assert.Contains($"byte {value:X2}", issue.Problem, StringComparison.Ordinal);
        var thrown = Assert.Throws<DataIssueException>(() => TextFile.Open(() => new MemoryStream(bytes), "x.csv"));
        Assert.Equal(issue, Assert.Single(thrown.Issues));
    }

    [Fact]
    public void TwoEncodingsInOneFileAreRefusedAtTheFirstForeignLetter()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("é\nè\n"), .. Windows1252.GetBytes("é\n")];

        Assert.Null(TextFile.Decode(bytes, "x.csv", out var issue));

        Assert.Equal(3, issue!.Line);
        Assert.Contains("another encoding", issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfALetterInUtf16IsRefusedByItsLine()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\nb\n"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("c\n")];

        Assert.Null(TextFile.Decode(bytes, "x.csv", out var issue));

        Assert.Equal(3, issue!.Line);
    }

    [Fact]
    public void NoBytesEverMakeALetterLost()
    {
        var random = new Random(28);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 40)];
            for (var j = 0; j < bytes.Length; j++) bytes[j] = (byte)(random.Next(3) == 0 ? random.Next(256) : random.Next(32, 127));

            var text = TextFile.Decode(bytes, "x.csv", out var issue);

            Assert.True(text is null != issue is null, Convert.ToHexString(bytes));
            Assert.False(text?.Contains('\uFFFD', StringComparison.Ordinal) ?? false, Convert.ToHexString(bytes));
        }
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsAFaultOfTheFile()
    {
        var missing = Path.Combine(Path.GetTempPath(), "sufficiency-no-such-folder", "x.csv");

        var thrown = Assert.Throws<DataIssueException>(() => TextFile.Read(missing, "x.csv"));

        Assert.Equal("x.csv", Assert.Single(thrown.Issues).File);
    }
}
