using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Estate;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

public sealed class HomeAreasStepTests : IDisposable
{
    private readonly MadeUpCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void AreasGetParentDistrictRuralClassAndDeprivationAndAreSorted()
    {
        county.Run(new HomeAreasStep());

        Assert.Equal(
            "area_code,name,parent_code,parent_name,district_code,district_name,town_name,easting,northing,is_rural,deprivation_score,"
                + "lsoa21_code,lsoa21_fit,ward_code,ward_name\n" +
            "E01000001,Amber 001A,E02000001,Amber 001,E07000001,Amber,Amberton,451000,206000,no,1,E01000001,same,W1,Amberton Cross\n" +
            "E01000002,Amber 001B,E02000001,Amber 001,E07000001,Amber,Amberton,452500.5,206500,yes,0,"
            + "E01900002,part,W3,Hills\n",
            File.ReadAllText(Path.Combine(county.Out, "home_areas.csv")));
    }

    [Fact]
    public void AreasThatBecameOneAreMarkedAsMerged()
    {
        county.Write("downloads/lookup.csv",
            "lsoa11_code,lsoa21_code\nE01000001,E01000001\nE01000002,E01000001\nE01000003,E01900003\n");

        county.Run(new HomeAreasStep());

        Assert.All(File.ReadAllLines(Path.Combine(county.Out, "home_areas.csv")).Skip(1),
            line => Assert.EndsWith(",E01000001,merged,W1,Amberton Cross", line, StringComparison.Ordinal));
    }

    [Fact]
    public void AnAreaOutsideEveryTownGoesByTheNearest()
    {
        county.Write("recipe/towns.csv", "town,district_name,wards,reason\nAmberton,Amber,Amberton Cross,t\nHillton,Amber,Hills,t\n");
        county.Write("downloads/wards.csv", "lsoa21_code,ward24_name,ltla24_name\nE01000001,Amberton Cross,Amber\nE01900001,Hills,Amber\n"
            + "E01900002,Hills,Amber\nE01900003,Vale,Amber\n");
        county.Write("downloads/centroids.csv", "LSOA11CD,LSOA11NM,PWC_EASTING,PWC_NORTHING\nE01000001,Amber 001A,451000,206000\n"
            + "E01000002,Amber 001B,452500.5,206500\nE01000003,Amber 001C,452100,206400\n");
        county.Write(
            "downloads/deprivation.csv",
            "lsoa11_code,lad19_code,lad19_name,index_of_multiple_deprivation_imd_rank\nE01000001,E07000001,Amber,1\n"
                + "E01000002,E07000001,Amber,2\nE01000003,E07000001,Amber,3\n");

        county.Run(new HomeAreasStep());

        Assert.Equal(["Amberton", "Hillton", "Hillton"], File.ReadAllLines(Path.Combine(county.Out, "home_areas.csv")).Skip(1)
            .Select(line => line.Split(',')[6]), StringComparer.Ordinal);
    }

    [Fact]
    public void AWardThatDoesNotExistIsAFault()
    {
        county.Write("recipe/towns.csv", "town,district_name,wards,reason\nAmberton,Amber,Amberton Cross;Ambertown,t\n");

        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep())).Issues);

        Assert.Equal(("towns.csv", "Ambertown"), (issue.File, issue.Value));
    }

    [Fact]
    public void ACentroidOutsideEveryParentIsAFaultForEachArea()
    {
        county.Write("downloads/msoa.geojson", MadeUpCounty.Square("E02000001", "Amber 001", 0.5, 51.7));

        var fault = Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep()));

        Assert.Equal(2, fault.Issues.Count);
        Assert.False(File.Exists(Path.Combine(county.Out, "home_areas.csv")));
    }

    [Fact]
    public void AParentThatTheNameContradictsIsAFault()
    {
        county.Write("downloads/msoa.geojson", MadeUpCounty.Square("E02000002", "Amber 002", -1.3, 51.7));

        var fault = Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep()));

        Assert.Contains("Amber 002", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingDownloadNamesTheFileAndThePublication()
    {
        var fault = Assert.Throws<DataIssueException>(() => county.Run(new PopulationStep()));

        Assert.Equal("population.csv", Assert.Single(fault.Issues).File);
    }

    [Fact]
    public void WhatIsNotGeoJsonIsAFault()
    {
        county.Write("downloads/msoa.geojson", "<html>");

        Assert.Contains("GeoJSON", Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ResidentsAreReadByAge()
    {
        var ages = string.Join(',', Enumerable.Range(0, 27));
        county.Write("downloads/population.csv", $"lsoa11_name,lsoa11_code,total_population,{ages}\nAmber 001A,E01000001,999,{ages}\n"
            + $"Amber 001B,E01000002,999,{ages}\nRuby 001A,E01000009,999,{ages}\n");

        county.Run(new PopulationStep());

        var lines = File.ReadAllLines(Path.Combine(county.Out, "population.csv"));
        Assert.Equal(1 + (2 * 26), lines.Length); // the third area is no home area
        Assert.Equal("E01000002,2020,25,25", lines[^1]);
    }

    [Fact]
    public void FemalesAndMalesAreAddedWhereTheyStandApart()
    {
        string Ages(string sex) => string.Join(',', Enumerable.Range(0, 27).Select(age => $"{sex}{age}"));
        var numbers = string.Join(',', Enumerable.Range(0, 27));
        county.Write("downloads/population.csv", $"LSOA 2021 Code,Total,{Ages("F")},{Ages("M")}\nE01000001,9,{numbers},{numbers}\n"
            + $"E01000002,9,{numbers},{numbers}\n");

        county.Run(new PopulationStep());

        Assert.Equal("E01000002,2020,25,50", File.ReadAllLines(Path.Combine(county.Out, "population.csv"))[^1]);
    }

    [Fact]
    public void AHomeAreaWithoutResidentsIsAFault()
    {
        var ages = string.Join(',', Enumerable.Range(0, 27));
        county.Write("downloads/population.csv", $"lsoa11_code,{ages}\nE01000001,{ages}\n");

        var fault = Assert.Throws<DataIssueException>(() => county.Run(new PopulationStep()));

        Assert.Contains("1 of the 2 home areas", Assert.Single(fault.Issues).Problem, StringComparison.Ordinal);
    }
}
