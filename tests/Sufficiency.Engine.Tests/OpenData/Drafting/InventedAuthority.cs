using System.Globalization;
using System.IO.Compression;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Drafting.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

/// <summary>A school of the full register; what is not said is empty there.</summary>
internal sealed record InventedSchool(string Urn, string Type, string Name = "Acorn School")
{
    public string Authority { get; init; } = "901";

    public string Status { get; init; } = "Open";

    public string Phase { get; init; } = "Not applicable";

    public string Number { get; init; } = "";

    public string Opened { get; init; } = "";

    public string Closes { get; init; } = "";

    public string Ages { get; init; } = ",";

    public string Capacity { get; init; } = "";

    public string Pupils { get; init; } = "";

    public string Needs { get; init; } = "";

    /// <summary>On roll and capacity of resourced provision, then of the SEN unit.</summary>
    public string Bases { get; init; } = ",,,";

    public int East { get; init; } = 450_000;

    public string Line()
    {
        var needs = Needs.Length == 0 ? [] : Needs.Split(';');
        var cells = string.Join(',', Enumerable.Range(0, 13).Select(i => i < needs.Length ? $"\"{needs[i]}\"" : ""));
        return FormattableString.Invariant(
            $"{Urn},{Authority},{(Authority == "901" ? "Amber" : "Topaz")},{Number},{Name},{Type},{Status},{Opened},{Closes},")
            + FormattableString.Invariant($"{Phase},{Ages},{Capacity},{Pupils},Amberton,AB1 1AA,{cells},{Bases},North,{East},200000,E1");
    }
}

/// <summary>An authority of two districts in the full form of the register, with a census and a SEN2 release, small enough to check by
/// hand.</summary>
internal sealed record InventedAuthority
{
    public const string Special = "Community special school";
    private const string Header = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),"
        + "EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,SchoolCapacity,"
        + "NumberOfPupils,Town,Postcode,";

    private const string Columns = "time_period,geographic_level,old_la_code,breakdown_topic,breakdown,ehcplans,mainstream_la_maintained,"
        + "mainstream_academy,mainstream_free_school,mainstream_independent,fe_total,nm_early_years,"
        + "mainstream_la_maintained_resourced_provision,mainstream_la_maintained_senunit,mainstream_academy_resourced_provision,"
        + "mainstream_academy_senunit,mainstream_free_school_resourced_provision,mainstream_free_school_senunit,special_la_maintained,"
        + "special_academy_free,special_independent,special_non_maintained";

    public IReadOnlyList<InventedSchool> Schools { get; init; } = [];

    /// <summary>Lines of the census: URN, type, roll, plans, number.</summary>
    public IReadOnlyList<string> Census { get; init; } = [];

    /// <summary>Plans in state special schools at the base January.</summary>
    public int InSpecial { get; init; }

    /// <summary>Plans in independent special schools in the Januaries to 2025.</summary>
    public int[] Independent { get; init; } = [10];

    /// <summary>Plans in bases of primary and of secondary age.</summary>
    public (int Primary, int Secondary) InBases { get; init; }

    public string? PlaceNumbers { get; init; }

    public DraftedEstate Estate() => new(Input);

    private EstateDraftInput Input(string root)
    {
        string Write(string name, string text)
        {
            var path = Path.Combine(root, name);
            File.WriteAllText(path, text);
            return path;
        }

        InventedSchool[] always =
        [
            new("100001", "Community school", "Oak Primary School") { Phase = "Primary", Ages = "4,11", Pupils = "200" },
            new("100002", "Academy converter", "Elm School") { Phase = "Secondary", Ages = "11,18", Pupils = "800" },
        ];
        var needs = string.Join(',', Enumerable.Range(1, 13).Select(i => $"SEN{i} (name)"));
        var register = Header + needs + ",ResourcedProvisionOnRoll,ResourcedProvisionCapacity,SenUnitOnRoll,SenUnitCapacity,"
            + "DistrictAdministrative (name),Easting,Northing,LSOA (code)\n"
            + string.Join('\n', always.Concat(Schools).Select(school => school.Line()));
        string[] census = ["100001,State-funded primary,200,6,", "100002,State-funded secondary,800,24,", .. Census];
        return new("901", "Amber", 2024, Write("edubasealldata20250524.csv", register),
            Write("census.csv", "URN,SCHOOLTYPE,NOR,TSENELSE,ESTAB,LA\n" + string.Join('\n', census.Select(line => line + ",901"))),
            AgesPath: null, PlaceNumbers is { } numbers ? Write("numbers.csv", numbers) : null, Release(root),
            [new("E1", "North", new GridPoint(450_000, 200_000), 300), new("E2", "South", new GridPoint(450_000, 190_000), 100)]);
    }

    private Sen2Release Release(string root)
    {
        var last = 2025;
        var rows = Independent.Select((plans, i) => Row($"{last - Independent.Length + i}{(last - Independent.Length + i + 1) % 100:00}",
            "All EHC plans", "All EHC plans", 40, InBases.Primary + InBases.Secondary, InSpecial, plans)).ToList();
        rows.Add(Row("202425", "Child or young persons age", "age 8", 10, InBases.Primary, InSpecial, Independent[^1]));
        rows.Add(Row("202425", "Child or young persons age", "age 13", 30, InBases.Secondary, 0, 0));
        var path = Path.Combine(root, "ehcp.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var writer = new StreamWriter(archive.CreateEntry("data/caseload.csv").Open()))
            writer.Write(Columns + "\n" + string.Join('\n', rows));
        return new(path, "901");
    }

    private static string Row(string period, string topic, string breakdown, int mainstream, int bases, int special, int independent) =>
        $"{period},Local authority,901,{topic},{breakdown},"
        + string.Create(CultureInfo.InvariantCulture, $"{mainstream + bases + special + independent},{mainstream},0,0,0,0,0,")
        + string.Create(CultureInfo.InvariantCulture, $"{bases},0,0,0,0,0,{special},0,{independent},0");
}
