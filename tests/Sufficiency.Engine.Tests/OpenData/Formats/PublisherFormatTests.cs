using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Formats;

public sealed class PublisherFormatTests
{
    [Fact]
    public void TheOfficialRegisterAndAnExtractOfItReadAlike()
    {
        var official = SchoolRegister.Read(Parse(
            "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation " +
                "(name),StatutoryLowAge,StatutoryHighAge,Easting,Northing\n" +
            "100,931,\"Oak School, Thame\",Academy converter,Open,Primary,4,11,470000,205000\n"
            + "101,931,Gone School,Academy converter,Closed,Primary,4,11,470000,205000\n"));
        var extract = SchoolRegister.Read(Parse(
            "urn,la_code,establishment_name,establishment_type,education_phase,easting,northing\n"
                + "100,931,\"Oak School, Thame\",Academy converter,Primary,470000,205000\n"));

        Assert.Equal("100", Assert.Single(official.Keys));
        Assert.Equal(official["100"] with { LowestAge = null, HighestAge = null }, extract["100"]);
        Assert.Equal((4, 11), (official["100"].LowestAge, official["100"].HighestAge));
    }

    [Fact]
    public void ZeroCoordinatesOfTheRegisterAreNoPoint()
    {
        var register = SchoolRegister.Read(Parse("urn,la_code,establishment_name,establishment_type,education_phase,easting,northing\n"
            + "100,931,Sixth Form,Sixth form centres,Not applicable,0,0\n"));

        Assert.Null(register["100"].Location);
    }

    [SkippableFact]
    public void ThePublishersOwnRegisterFileIsRead()
    {
        var register = SchoolRegister.Read(SourceTable.Open(
            RepositoryFiles.Shared("opendata", "schools", "official_format_samples", "ebi_e2e_gias.csv"), "ebi_e2e_gias.csv"));

        Assert.Equal("school 1", register["130000"].Name);
        Assert.Equal(new GridPoint(533498, 181201), register["130000"].Location);
        Assert.Equal((11, 18), (register["130000"].LowestAge, register["130000"].HighestAge));
    }

    [Fact]
    public void AgesAreAddedOverSexAndTimeInEitherSpelling()
    {
        var ages = SchoolCensus.ReadAges(Parse(
            "urn,headcount of pupils,part-time girls aged 4,part-time girls aged 4 (born April to August),full-time girls aged 4,full time "
                + "boys aged 4,full time boys aged 16\n7,12,1,2,3,4,x\n"));

        Assert.Equal(10, ages["7"].ByAge[4]);
        Assert.Equal(0, ages["7"].ByAge[16]);
        Assert.Equal(12, ages["7"].Headcount);
    }

    [Fact]
    public void AWithheldCountOfPlansIsNotZero()
    {
        var school = Assert.Single(SchoolCensus.Read(Parse("URN,SCHOOLTYPE,NOR,TSENELSE\n5,State-funded primary,200,NA\n")));

        Assert.Equal((200, null), (school.Roll, school.PlansOnRoll));
    }

    [Fact]
    public void PostcodesAreFoundHoweverTheyAreSpaced()
    {
        var lookup = Postcodes();

        Assert.Equal(new GridPoint(450000, 190000), lookup.Find("ox11 0aa"));
        Assert.Equal(new GridPoint(450000, 190000), lookup.Find("OX110AA"));
        Assert.Null(lookup.Find("OX11 6ZZ"));
        Assert.Equal(3, lookup.Count);
    }

    [Fact]
    public void TheMeanOfADistrictLeavesOutLongerDistrictsAndThatOfASectorOtherSectors()
    {
        var lookup = Postcodes();

        Assert.Equal(new GridPoint(450100, 190100), lookup.FindMean("OX11"));
        Assert.Equal(new GridPoint(450200, 190200), lookup.FindMean("OX11 6"));
        Assert.Equal(new GridPoint(451000, 206000), lookup.FindMean("OX1"));
        Assert.Null(lookup.FindMean("OX9"));
    }

    private static PostcodeLookup Postcodes() => PostcodeLookup.Read(SourceTable.Parse(
        new StringReader(
            "\"OX11 0AA\",10,450000,190000,\"E92\",\"E19\",\"E18\",\"E10\",\"E07\",\"E05\"\n" +
                "\"OX11 6BB\",10,450200,190200,\"E92\",\"E19\",\"E18\",\"E10\",\"E07\",\"E05\"\n" +
            "\"OX1 1SA\",10,451000,206000,\"E92\",\"E19\",\"E18\",\"E10\",\"E07\",\"E05\"\n"
            + "\"OX11 6ZZ\",90,0,0,\"E92\",\"E19\",\"E18\",\"E10\",\"E07\",\"E05\"\n"),
        "codepoint.csv",
        ["PC", "PQ", "EA", "NO", "CY", "RH", "LH", "CC", "DC", "WC"]));

    private static SourceTable Parse(string text) => SourceTable.Parse(new StringReader(text), "made-up.csv", header: null);
}
