using System.Text;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Files;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Names that are one folder, or none, on another system.</summary>
public sealed class FolderNameTests
{
    public static TheoryData<string> Refused =>
    [
        "", ".", "..", "...", " ", "run.", "run ", " run", "a/b", "a\\b", "a:b", "a*b", "a?b", "a\"b", "a<b", "a>b", "a|b", "a\tb", "a\nb",
        "CON", "con", "NUL", "nul.txt", "aux.2030", "PRN", "COM1", "com9.csv", "LPT1", "LPT³", "CONIN$", "a\u200Bb", "a\u00ADb",
        "cafe\u0301", new string('x', 201), new string('é', 120),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void ANameThatSomeSystemDoesNotTakeIsRefused(string name) => Assert.NotNull(FolderName.FindFault(name));

    [Theory]
    [InlineData("run")]
    [InlineData("oxfordshire-msoa-named-2")]
    [InlineData("café 2030 (final)")]
    [InlineData("console")]
    [InlineData("COM10")]
    [InlineData(".hidden")]
    public void AnOrdinaryNameIsTaken(string name) => Assert.Null(FolderName.FindFault(name));

    [Theory]
    [InlineData("High", "high")]
    [InlineData("CAFÉ", "café")]
    [InlineData("run", "run.")]
    [InlineData("run", "run  ")]
    public void NamesThatAreOneFolderHaveOneKey(string one, string other) =>
        Assert.Equal(FolderName.KeyOf(one), FolderName.KeyOf(other));

    [Fact]
    public void AnyTextIsMadeAShortSafeName()
    {
        var random = new Random(28);
        for (var i = 0; i < 5_000; i++)
        {
            var letters = Enumerable.Range(0, random.Next(0, 90)).Select(_ => random.Next(2) == 0 ? (char)random.Next(32, 127)
                : (char)random.Next(0xA0, 0x2100));
            var text = string.Concat(letters);

            var name = FolderName.MadeSafe(text, 40);

            Assert.Null(FolderName.FindFault(name));
            Assert.InRange(name.Length, 1, 40);
            Assert.Equal(name, FolderName.MadeSafe(text, 40));
        }
    }

    [Fact]
    public void LongTextsThatBeginAlikeHaveNamesThatDiffer() =>
        Assert.NotEqual(FolderName.MadeSafe(new string('a', 80) + "1", 40), FolderName.MadeSafe(new string('a', 80) + "2", 40),
            StringComparer.Ordinal);

    [Theory]
    [InlineData("CON")]
    [InlineData("run.")]
    public void ARunOfSuchANameIsRefusedBeforeItIsMade(string name)
    {
        using var folder = new Support.TemporaryFolder();

        var refusal = Assert.Throws<RunFolderException>(() => RunFolder.Create(folder.At(name), force: false));

        Assert.Contains($"«{name}»", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("high: base\n    High: {demand.growth: high}", "one folder")]
    [InlineData("nul: base\n    high: {demand.growth: high}", "device")]
    [InlineData("low.: base\n    high: {demand.growth: high}", "full stop")]
    public void LevelsThatAreOneFolderOrNoneAreRefused(string levels, string words)
    {
        using var folder = new Support.TemporaryFolder();
        File.WriteAllText(folder.At("sweep.yaml"), $"name: x\nbase: none\naxes:\n  growth:\n    {levels}\n", Encoding.UTF8);
        var issues = new IssueCollector();

        new SweepFileReader(new BaseLocator([]), issues).Read(folder.At("sweep.yaml"));

        Assert.Contains(issues.ToList(), issue => issue.Problem.Contains(words, StringComparison.Ordinal) && issue.Line >= 5);
    }
}
