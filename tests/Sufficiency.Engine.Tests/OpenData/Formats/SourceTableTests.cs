using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Formats;

public sealed class SourceTableTests
{
    [Fact]
    public void AByteOrderMarkIsNoPartOfTheFirstColumnsName()
    {
        var table = Parse("\uFEFFURN,name\r\n100,\"Oak, the school\"\r\n");

        Assert.Equal(["Oak, the school"], table.Read(row => row.Text(table.Column("name"))));
        Assert.Equal(["100"], table.Read(row => row.Text(table.Column("urn"))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("z")]
    [InlineData("c")]
    [InlineData("NA")]
    [InlineData("")]
    public void WhatAPublisherWithholdsIsNoNumberAndNotZero(string cell)
    {
        var table = Parse($"urn,plans\n1,{cell}\n");

        Assert.Null(Assert.Single(table.Read(row => row.OptionalNumber(table.Column("plans")))));
    }

    [Fact]
    public void FaultsOfAllRowsAreGatheredWithTheirLines()
    {
        var table = Parse("urn,plans\n1,x\n2,5\n3,many\n");

        var fault = Assert.Throws<DataIssueException>(() => table.Read(row => row.Number(table.Column("plans"))));

        Assert.Equal([2, 4], fault.Issues.Select(issue => issue.Line!.Value));
        Assert.Equal(["x", "many"], fault.Issues.Select(issue => issue.Value!), StringComparer.Ordinal);
    }

    [Fact]
    public void ALineOfAnotherLengthIsAFault()
    {
        var fault = Assert.Throws<DataIssueException>(() => Parse("urn,plans\n1,2\n3\n"));

        Assert.Equal(3, Assert.Single(fault.Issues).Line);
    }

    [Fact]
    public void AColumnIsFoundByAnyOfItsNamesAndAMissingOneNamesThemAll()
    {
        var table = Parse("LSOA11CD\nE01\n");

        Assert.Equal("LSOA11CD", table.Column("lsoa11_code", "LSOA11CD").Name);
        var fault = Assert.Throws<DataIssueException>(() => table.Column("easting", "PWC_EASTING"));
        Assert.Contains("easting, PWC_EASTING", Assert.Single(fault.Issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFileIsAFault() => Assert.Throws<DataIssueException>(() => Parse(""));

    [Fact]
    public void HalfANumberIsNoWholeNumber()
    {
        var table = Parse("urn,plans\n1,2.5\n");

        Assert.Throws<DataIssueException>(() => table.Read(row => row.Integer(table.Column("plans"))));
    }

    private static SourceTable Parse(string text) => SourceTable.Parse(new StringReader(text), "made-up.csv", header: null);
}
