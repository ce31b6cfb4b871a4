using Sufficiency.Engine.Codes;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Codes;

/// <summary>The one list of codes is the program's own.</summary>
public sealed class CodeBookTests
{
    public static TheoryData<string, string[]> Enums => new()
    {
        { "need", [.. NeedCodes.All.Select(need => need.ToCode())] },
        { "tier", [.. ProvisionCodes.Tiers.Select(tier => tier.ToCode())] },
        { "setting", [.. ProvisionCodes.Settings.Select(setting => setting.ToCode())] },
        { "provision_type", [.. ProvisionCodes.ProvisionTypes.Select(type => type.ToCode())] },
        { "phase", [.. Enum.GetValues<Phase>().Select(ValueParser.ToCode)] },
        { "certainty", [.. Enum.GetValues<Certainty>().Select(certainty => certainty.ToTableCode())] },
        { "scheme_kind", [.. Enum.GetValues<SchemeKind>().Select(kind => kind.ToCode())] },
        { "growth", [.. Enum.GetNames<GrowthLevel>().Select(name => name.ToLowerInvariant())] },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void AListHoldsTheCodesThatTheProgramKnowsAndNoOther(string list, string[] codes) =>
        Assert.Equal(codes.Order(StringComparer.Ordinal), CodeBook.Get(list).Words.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void EveryCodeStandsOnceWithItsWordsAndTheListWithItsSource() => Assert.All(CodeBook.Lists, list =>
    {
        Assert.True(list.Noun.Length > 0 && list.Source.Length > 0, list.Name);
        Assert.Equal(list.Words.Count, list.Words.Distinct(StringComparer.Ordinal).Count());
        Assert.All(list.Entries, entry => Assert.True(entry.Label.Length > 0 && entry.Meaning.Length > 0, entry.Code));
    });

    [Fact]
    public void EveryColumnOfACodeTakesItsListAndEveryListIsTaken()
    {
        var schema = PackSchema.Current;
        var columns = schema.Tables.Append(schema.Additions).SelectMany(table => table.Columns).ToList();
        string[] coded = ["need", "needs", "tier", "setting", "provision_type", "phase", "certainty", "yes_no"];

        Assert.All(columns.Where(column => coded.Contains(column.Type, StringComparer.Ordinal)), column => Assert.NotNull(column.Codes));
        Assert.All(columns.Where(column => column.Codes is not null),
            column => Assert.Equal(CodeBook.Get(column.Codes!).Words, column.Values, StringComparer.Ordinal));
        var taken = columns.Select(column => column.Codes).Concat(schema.Leaves.Select(leaf => leaf.Codes)).Append("area_fit");
        Assert.Empty(CodeBook.Lists.Select(list => list.Name).Except(taken.OfType<string>(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(CodeLabels.Needs, "need")]
    [InlineData(CodeLabels.Tiers, "tier")]
    [InlineData(CodeLabels.Settings, "setting")]
    [InlineData(CodeLabels.Phases, "phase")]
    [InlineData(CodeLabels.SchemeKinds, "scheme_kind")]
    [InlineData(CodeLabels.Markets, "market")]
    public void TablesOfARunTakeTheirWordsFromTheSameList(string labels, string list) =>
        Assert.Equal(CodeBook.Get(list).Entries.Select(entry => (entry.Code, entry.Label)), CodeLabels.In(labels));

    [Theory]
    [InlineData("providers", "hill", "needs", "ASD;SEHM", "name SEHM, which is not a primary need. Did you mean SEMH?")]
    [InlineData("tier_shares", "ASD,primary,M", "tier", "m", "is not a tier. Did you mean M? Write one of M, B, E, S, X")]
    [InlineData("providers", "hill", "provision_type", "special", "is not a provision type.")]
    [InlineData("costs", "mainstream,primary", "phase", "Primary", "is not a phase. Did you mean primary?")]
    [InlineData("schemes", "vale-new", "status", "agreed", "is not a status of a scheme. Write one of committed, optional, withdrawn")]
    [InlineData("rates", "ceasing,,5", "rate", "cease", "is not a rate.")]
    [InlineData("home_areas", "E01000001", "is_rural", "y", "is not a yes or no. Did you mean yes? Write one of no, yes")]
    public void AFaultyCodeIsToldWithTheCodesAndWhereTheyAreExplained(string table, string row, string column, string text, string words)
    {
        using var pack = new SmallPack();

        var issues = pack.Cell(table, row, column, text).Issues();

        Assert.Contains(issues, issue => issue.Column == column && issue.Value == text
            && $"{issue.Problem} {issue.Advice}".Contains(words, StringComparison.Ordinal)
            && issue.Advice.EndsWith("(data/schema/codes.yaml).", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plans", "ASD,4,resource_base", "year_group", "45292", "stores 1 January 2024")]
    [InlineData("plans", "ASD,4,resource_base", "year_group", "5-Nov", "made a date of it")]
    [InlineData("funding", "2025", "academic_year", "Jan-25", "made a date of it")]
    [InlineData("funding", "2025", "academic_year", "45658", "stores 1 January 2025")]
    [InlineData("initial_roll", "hill,1,S,ASD", "provider_id", "1.51E+05", "shortened the number")]
    [InlineData("providers", "hill", "top_up_gbp", "#REF!", "an error of a spreadsheet")]
    public void AFaultThatASpreadsheetMadeIsExplained(string table, string row, string column, string text, string words)
    {
        using var pack = new SmallPack();

        Assert.Contains(pack.Cell(table, row, column, text).Issues(), issue => issue.Column == column && issue.Value == text
            && issue.Advice.Contains(words, StringComparison.Ordinal));
    }
}
