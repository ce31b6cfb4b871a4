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

    [Theory]
    [InlineData("\"1,234\"", 1234.0)]
    [InlineData("\"1,234,567.5\"", 1234567.5)]
    [InlineData("1\u00A0234", 1234.0)]
    [InlineData("\u00A012\u202F", 12.0)]
    public void ThousandsAndNoBreakSpacesAreReadAsTheyAreMeant(string cell, double expected)
    {
        var table = Parse($"urn,plans\n1,{cell}\n");

        Assert.Equal([expected], table.Read(row => row.Number(table.Column("plans"))));
    }

    [Theory]
    [InlineData("\"12,5\"")]
    [InlineData("\"1,23,456\"")]
    [InlineData("12%")]
    public void ADecimalCommaIsNoNumber(string cell)
    {
        var table = Parse($"urn,plans\n1,{cell}\n");

        Assert.Throws<DataIssueException>(() => table.Read(row => row.Number(table.Column("plans"))));
    }

    [Fact]
    public void NoBreakSpacesInHeadersAndEmptyColumnsBehindTheLastAreNoPartOfATable()
    {
        var table = Parse("LA\u00A0(code), name ,,\n931,Oak\u00A0School,,\n932,Elm,\n933,Ash\n");

        Assert.Equal(["LA (code)", "name"], table.Header);
        Assert.Equal(["Oak School", "Elm", "Ash"], table.Read(row => row.Text(table.Column("name"))));
    }

    [Fact]
    public void AColumnThatStandsTwiceIsAFaultWhereItIsRead()
    {
        var table = Parse("urn,plans,Plans\n1,2,3\n");

        var fault = Assert.Throws<DataIssueException>(() => table.Column("plans"));

        Assert.Contains("columns 2 and 3", fault.Message, StringComparison.Ordinal);
        Assert.Equal("urn", table.Column("URN").Name);
    }

    [Fact]
    public void EveryRowThatStandsTwiceIsAFaultWithTheLineOfTheFirst()
    {
        var table = Parse("urn,plans\n7,1\n8,2\n7,3\n8,2\n7,x\n");
        var (urn, plans) = (table.Column("urn"), table.Column("plans"));

        var fault = Assert.Throws<DataIssueException>(
            () => table.ReadUnique(row => row.Text(urn), row => row.OptionalNumber(plans), "urn"));

        Assert.Equal([(4, "7"), (5, "8"), (6, "7")], fault.Issues.Select(issue => (issue.Line!.Value, issue.Value!)));
        Assert.Equal("this stands twice (first in line 2).", fault.Issues[0].Problem);
        Assert.Equal([7, 8], Parse("urn\n7\n8\n").ReadUnique(row => row.Integer(urn), row => row.Line, "urn").Keys);
    }

    [Fact]
    public void AFileInWindows1252KeepsItsLetters()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. "urn,name\n1,"u8, 0xC9, (byte)'l', 0x96, 0x92, (byte)'\n']);

        var table = SourceTable.Open(path, "gias.csv");

        Assert.Equal(["Él–’"], table.Read(row => row.Text(table.Column("name"))));
        File.WriteAllBytes(path, [.. "urn,name\n1,"u8, 0x81, (byte)'\n']);
        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => SourceTable.Open(path, "gias.csv")).Issues);
        Assert.Equal(("gias.csv", 2), (issue.File, issue.Line!.Value));
        File.Delete(path);
    }

    private static SourceTable Parse(string text) => SourceTable.Parse(new StringReader(text), "made-up.csv", header: null);
}
