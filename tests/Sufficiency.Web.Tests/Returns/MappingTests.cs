using Sufficiency.Engine.Codes;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>The mapping speaks of codes that exist, and each of its entries has a source and a certainty.</summary>
public sealed class MappingTests
{
    private static MappingFile Content => ReturnMapping.Embedded.Content;

    private static IReadOnlyList<FormRow> Rows =>
        [.. Content.Scap.Values.SelectMany(form => form.Provisions), .. Content.Lsrp.Values.SelectMany(form => form.Provisions)];

    [Fact]
    public void EveryKindAndRowHasASourceAndACertainty()
    {
        var certainties = CodeBook.Get("certainty").Words;
        var all = Content.Kinds.Values.Select(kind => (kind.Source, kind.Certainty)).Concat(Rows.Select(row => (row.Source, row.Certainty)))
            .Append((Content.Needs.Source, Content.Needs.Certainty)).Append((Content.Ages.TurnedInYear.Source,
                Content.Ages.TurnedInYear.Certainty)).Append((Content.Ages.AtEndOfAugust.Source, Content.Ages.AtEndOfAugust.Certainty));

        Assert.All(all,
            entry => Assert.True(entry.Source.Length > 3 && certainties.Contains(entry.Certainty, StringComparer.Ordinal), entry.Source));
    }

    [Fact]
    public void KindsSpeakOfCodesOfTheCodeBook()
    {
        var settings = CodeBook.Get("setting").Words.Append("awaiting").ToList();

        Assert.All(Content.Kinds.Values.Where(kind => kind.Setting is not null),
            kind => Assert.Contains(kind.Setting!, settings, StringComparer.Ordinal));
        Assert.All(Content.Kinds.Values.Where(kind => kind.Market is not null),
            kind => Assert.Contains(kind.Market!, CodeBook.Get("market").Words, StringComparer.Ordinal));
        Assert.All(Content.Kinds.Values.SelectMany(kind => kind.Tiers ?? []),
            tier => Assert.Contains(tier, CodeBook.Get("tier").Words, StringComparer.Ordinal));
    }

    [Fact]
    public void RowsCountKindsThatExistOrSayWhyTheyCountNone() => Assert.All(Rows, row =>
    {
        Assert.All(row.Kinds, kind => Assert.Contains(kind, (IDictionary<string, PlaceKind>)Content.Kinds));
        Assert.Equal(row.Kinds.Length == 0, row.Blank is not null || row.Nil is not null);
    });

    [Fact]
    public void EveryNeedHasOneRow() => Assert.All(CodeBook.Get("need").Words,
        need => Assert.Single(Content.Needs.Rows, row => row.Needs.Contains(need, StringComparer.Ordinal)));

    [Fact]
    public void AnotherYearsFormIsAnotherBlock()
    {
        var fault = Assert.Throws<ReturnException>(() => ReturnMapping.Form(Content.Scap, "scap", "1999-00", out _));

        Assert.Equal("There is no form of scap for 1999-00. Name one of 2025-26.", fault.Message);
    }
}
