using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Cells as spreadsheets and word processors leave them: each kind in every column it can stand in.</summary>
public sealed class OddCellTests
{
    private static readonly string[] NumberTypes = ["integer", "number", "share", "year_group"];

    /// <summary>Characters that cannot be seen, and what a fault calls them.</summary>
    private static readonly (char Letter, string Name)[] Invisible =
    [
        ('\u00A0', "no-break space U+00A0"), ('\u202F', "narrow no-break space U+202F"), ('\u2007', "figure space U+2007"),
        ('\u200B', "zero-width space U+200B"), ('\u00AD', "soft hyphen U+00AD"), ('\uFEFF', "byte order mark U+FEFF"),
        ('\u200E', "direction mark U+200E"), ('\u2060', "word joiner U+2060"), ('\u3000', "odd space U+3000"),
    ];

    public static TheoryData<string, string> Numbers => new()
    {
        { "1,024", "1024" }, { "1,234,567", "1234567" }, { "1,024.5", "1024.5" }, { "12,5", "12.5" }, { "1.024,5", "1024.5" },
        { "1 024", "1024" }, { "1'024", "1024" }, { "£1,024", "1024" }, { "£12", "12" }, { "12 €", "12" }, { "\u221212", "-12" },
        { "\u201312", "-12" }, { "“12”", "12" }, { "'12", "12" }, { "(12)", "-12" }, { "1\u00A0024", "1024" },
        { "12\u200B", "12" }, { "60%", "0.6" },
    };

    public static TheoryData<string> Columns => [.. PackSchema.Current.Tables.SelectMany(table => table.Columns)
        .Select(column => column.Type).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void ANumberInAnotherFormIsRefusedWithTheNumberToWrite(string text, string number)
    {
        foreach (var column in Every(column => NumberTypes.Contains(column.Type, StringComparer.Ordinal)))
        {
            Assert.Null(ValueParser.Parse(column, text, out var fault));

            Assert.Contains(number, fault!.Advice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2025/26")]
    [InlineData("2025-26")]
    [InlineData("2025–26")]
    [InlineData("202526")]
    [InlineData("2025/2026")]
    [InlineData("2025-2026")]
    [InlineData("20252026")]
    public void AnAcademicYearInBothYearsIsRefusedWithTheYearToWrite(string text)
    {
        foreach (var column in Every(column => column.Type == "year"))
        {
            Assert.Null(ValueParser.Parse(column, text, out var fault));

            Assert.Equal($"Write 2025 for {text}.", fault!.Advice);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void AnInvisibleCharacterIsNamedInEveryTypeOfColumn(string type)
    {
        foreach (var column in Every(column => column.Type == type))
        {
            foreach (var (letter, name) in Invisible.Where(pair => type != "text" || VisibleText.IsHidden(pair.Letter)))
            {
                Assert.Null(ValueParser.Parse(column, $"1{letter}2", out var fault));

                Assert.Contains(name, fault!.Predicate, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void ANameMayHoldANoBreakSpaceAndIsShownWithItsName()
    {
        using var pack = new SmallPack();

        Assert.Empty(pack.Cell("providers", "vale", "name", "Vale\u00A0School").Issues());
        var issue = Assert.Single(pack.Cell("providers", "vale", "top_up_gbp", "14\u00A0000").Issues());

        Assert.Equal("14[no-break space U+00A0]000", issue.Value);
        Assert.Equal("Write 14000.", issue.Advice);
    }

    [Theory]
    [InlineData("Â£5")]
    [InlineData("cafÃ©")]
    [InlineData("St Anneâ€™s")]
    public void ATextThatWasReadInAWrongEncodingIsRefused(string text)
    {
        using var pack = new SmallPack();

        var issue = Assert.Single(pack.Cell("providers", "vale", "name", text).Issues());

        Assert.Contains("wrong encoding", issue.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void EmptyColumnsOnTheRightAreOneFaultOfTheHeader(int columns)
    {
        using var pack = new SmallPack();

        var commas = new string(',', columns);
        var issues = pack.Edit("funding.csv", text => text.Replace("\n", commas + "\n", StringComparison.Ordinal)).Issues();

        var issue = Assert.Single(issues);
        Assert.Equal(("funding.csv", 1), (issue.File, issue.Line));
        Assert.Contains("without a name", issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyCellsBeyondTheHeaderAreToldByTheirLine()
    {
        using var pack = new SmallPack();

        var issue = Assert.Single(pack.Edit("funding.csv", text => text.Replace("2026,2100000,invented,2025,assumed",
            "2026,2100000,invented,2025,assumed,,", StringComparison.Ordinal)).Issues(), issue => issue.Line == 3);

        Assert.Contains("beyond are empty", issue.Problem, StringComparison.Ordinal);
    }

    private static List<ColumnSchema> Every(Func<ColumnSchema, bool> isMeant)
    {
        var columns = PackSchema.Current.Tables.Append(PackSchema.Current.Journeys).SelectMany(table => table.Columns)
            .Where(isMeant).ToList();
        Assert.NotEmpty(columns);
        return columns;
    }
}
