using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Reading;

/// <summary>Choices of the map in an address.</summary>
public sealed class MapChoiceTests
{
    private static readonly MapOptions Options = new()
    {
        Areas = [new("town", "Towns"), new("msoa", "MSOAs")],
        Measures = [new("lack", "Places short"), new("demand", "Pupils to place"), new("pressure", "Pressure")],
        Years = [new("2026", "2026/27"), new("2027", "2027/28")],
        Phases = [new("", "All phases"), new("primary", "Primary")],
        Needs = [new("", "All needs"), new("ASD", "Autism")],
    };

    [Fact]
    public void AnAddressThatIsWrittenIsReadAsTheSameChoice()
    {
        var choice = new MapChoice
        {
            Areas = "msoa",
            Measure = "lack",
            Year = "2027",
            Phase = "primary",
            Need = "ASD",
            Plan = "difference",
            Selected = "area:Stow & Wold=1",
        };

        Assert.Equal(choice, MapChoice.Parse(Parameters(choice.ToQuery())));
    }

    [Fact]
    public void NothingAskedForIsTheLastYearOfThePlanByTown()
    {
        var (choice, notices) = Options.Check(MapChoice.Parse([]));

        Assert.Equal(new MapChoice { Areas = "town", Measure = "lack", Year = "2027", Plan = "plan" }, choice);
        Assert.Empty(notices);
    }

    [Theory]
    [InlineData("?year=1999", "This run has no year “1999”. The map shows “2027/28” instead.")]
    [InlineData("?areas=planet", "This run has no kind of area “planet”. The map shows “Towns” instead.")]
    [InlineData("?phase=x", "This run has no phase “x”. The map shows “All phases” instead.")]
    [InlineData("?need=x", "This run has no need “x”. The map shows “All needs” instead.")]
    [InlineData("?plan=x", "This run has no plan “x”. The map shows “Plan” instead.")]
    [InlineData("?measure=x", "This run has no measure “x”. The map shows “Places short” instead.")]
    [InlineData("?measure=demand&plan=do_minimum", "Pupils to place are the same in every plan, so the map shows one figure.")]
    [InlineData(
        "?measure=pressure&need=ASD", "Pressure on mainstream schools is not told apart by need. The map shows all needs.")]
    public void WhatTheRunDoesNotHaveIsReplacedAndTold(string query, string notice)
    {
        var (choice, notices) = Options.Check(MapChoice.Parse(Parameters(query)));

        Assert.Equal([notice], notices);
        Assert.Empty(Options.Check(choice).Notices);
    }

    internal static IEnumerable<KeyValuePair<string, string>> Parameters(string address) =>
        address.Split('#')[0].Split('?')[1].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => new KeyValuePair<string, string>(pair[0], Uri.UnescapeDataString(pair[1])));
}
