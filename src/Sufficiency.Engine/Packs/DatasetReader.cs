using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Assumptions;
using Sufficiency.Engine.Packs.Checks;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Outlines;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Plausibility;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs;

/// <summary>Reads a data pack: a checked dataset, or every fault at once.</summary>
public sealed class DatasetReader
{
    private const string PlanFileName = "plan.yaml";

    /// <summary>The dataset of a pack.</summary>
    /// <exception cref="DataIssueException">The pack or an override is at fault; it names every fault.</exception>
    public PlanningDataset Read(DatasetRequest request) => Load(request).Dataset;

    /// <summary>The dataset of a pack, with the files and overrides it was made from.</summary>
    /// <exception cref="DataIssueException">The pack or an override is at fault; it names every fault.</exception>
    public LoadedDataset Load(DatasetRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var issues = new IssueCollector();
        var path = LocatePlan(request.Path, issues);
        issues.ThrowIfAny();
        var files = new PackFiles(Path.GetDirectoryName(path!)!, issues);
        var overrides = OverrideParser.Parse(request.Overrides, issues);
        var text = files.ReadText(path!);
        var plan = text is null ? null : PlanFileReader.Read(files.NameOf(path!), text, overrides, issues);
        if (plan is null) throw new DataIssueException(issues.ToList());

        plan.Horizon = HorizonIsSane.Find(plan);
        var tables = ReadTables(plan, files, request, issues);
        var additions = new AdditionRows(plan, tables, issues).Add(request.Additions);
        CellOverrides.Apply(overrides, tables, issues);
        foreach (var schema in PackSchema.Current.Tables) CellReader.Read(tables[schema.Name]);
        var outlines = LocateNamed(plan, plan.FindText("outlines"), "outlines", files);
        if (outlines is not null && files.ReadText(outlines) is { } shapes)
            OutlinesCoverTheHomeAreas.Check(files.NameOf(outlines), shapes, tables["home_areas"], issues);
        var matrix = LocateNamed(plan, plan.Find<string>("travel.matrix"), "travel.matrix", files);
        var journeys = matrix is null ? null : files.ReadText(matrix);
        var policy = new PolicyReader(plan, issues);
        var (limits, budgets) = (policy.ReadLimits(), policy.ReadBudgets());
        var pack = new CheckedPack(plan, tables, issues);
        foreach (var check in DatasetChecks.All) check.Check(pack);
        var warnings = PlausibilityChecks.Of(pack);
        if (issues.Any && journeys is not null) TravelMatrixReader.ReadCells(journeys, files.NameOf(matrix!), issues); // all faults at once
        issues.ThrowIfAny();

        var read = Assemble(plan, tables) with { PolicyLimits = limits, CapitalBudgets = budgets };
        read = DecidedOpeningsReader.AddTo(read, plan, issues); // schemes of templates are known only here
        if (request.Actions is { } actions)
        {
            ActionsSuitThePack.Check(actions, read, issues);
            read = read with { Actions = actions.Actions };
        }

        issues.ThrowIfAny();
        var dataset = read.AtLevels(read.Demand.Levels);
        return new(
            LocalMixes.AddTo(request.Areas == AreaLevel.Msoa ? AreaAggregation.ToMsoa(dataset) : dataset),
            files.Inputs,
            [.. overrides.SelectMany(change => change.Changes)],
            outlines,
            matrix)
        { Additions = additions, Actions = request.Actions, Warnings = warnings };
    }

    private static string? LocatePlan(string given, IssueCollector issues)
    {
        if (given.Length == 0 || given.Contains('\0', StringComparison.Ordinal))
            return Refuse("No data folder is named.", "Name a folder that holds plan.yaml, or a plan file.");
        var path = Path.GetFullPath(given);
        if (Directory.Exists(path))
        {
            var inside = Path.Combine(path, PlanFileName);
            return File.Exists(inside) ? inside
                : Refuse("The folder holds no plan.yaml.", "Name the folder of a data pack, or a plan file itself.");
        }

        return File.Exists(path) ? path : Refuse("There is no such folder or file.", "Check the path.");

        string? Refuse(string problem, string advice)
        {
            issues.Add(new(given, null, null, null, problem, advice));
            return null;
        }
    }

    private static PackTables ReadTables(PlanFile plan, PackFiles files, DatasetRequest request, IssueCollector issues)
    {
        var tables = new PackTables(issues);
        var needsPostcodes = request.ReadsEveryTable || request.Additions.Any(scheme => scheme.Postcode is not null);
        foreach (var schema in PackSchema.Current.Tables)
        {
            var entry = plan.Tables.FirstOrDefault(entry => entry.Table == schema.Name);
            var path = entry is null ? null : files.Locate(entry.File, new(plan.File, entry.Line, $"tables.{schema.Name}"));
            var table = tables.Add(schema, path is null ? entry?.File ?? schema.Name : files.NameOf(path));
            if (schema.IsOnDemand && !needsPostcodes) continue;
            if (path is not null && files.ReadText(path) is { } text) TableFileReader.FillWhole(table, text);
            else table.IsWhole = entry is null && schema.IsOptional;
        }

        return tables;
    }

    private static string? LocateNamed(PlanFile plan, string? name, string path, PackFiles files)
    {
        if (name is null) return null;
        var line = plan.Leaves.TryGetValue(path, out var leaf) ? leaf.Line : plan.PlainLines.GetValueOrDefault(path);
        return files.Locate(name, new(line is null ? Override.File : plan.File, line, path));
    }

    private static PlanningDataset Assemble(PlanFile plan, PackTables tables) => GenericSchemeReader.AddTo(Named(plan, tables), tables);

    private static PlanningDataset Named(PlanFile plan, PackTables tables) => new()
    {
        Name = plan.FindText("name")!,
        Title = plan.FindText("title")!,
        Horizon = plan.Horizon!,
        Areas = HomeAreaReader.Read(tables["home_areas"]),
        Population = PopulationReader.Read(tables["population"]),
        Plans = PlansReader.Read(tables["plans"]),
        InitialWaiting = InitialWaitingReader.Read(tables["initial_waiting"]),
        Providers = [.. ProviderReader.Read(tables["providers"]).Concat(SupplyReader.Read(tables["tranches"], tables["bespoke_packages"]))
            .OrderBy(provider => provider.Id)],
        Places = [.. ProviderPlacesReader.Read(tables["provider_places"]).Concat(SupplyReader.ReadPlaces(tables["tranche_places"]))
            .OrderBy(places => places.Provider).ThenBy(places => places.Year)],
        InitialRoll = InitialRollReader.Read(tables["initial_roll"]),
        Schemes = SchemeReader.Read(tables["schemes"], tables["scheme_places"], AssumptionsReader.DecidedIn(plan)),
        SchemeFunding = SchemeFundingReader.Read(tables["scheme_funding"], tables["schemes"]),
        AssumptionRanges = SchemeFundingReader.ReadRanges(tables["assumption_ranges"]),
        CapitalLeadYears = plan.Leaves.GetValueOrDefault("capital.lead_years")?.Value as int? ?? 0,
        Authority = plan.FindText("authority"),
        NewPlanRates = RatesReader.ReadNewPlans(tables["rates"]),
        CeasingRates = RatesReader.ReadCeasing(tables["rates"]),
        EscalationRates = RatesReader.ReadEscalation(tables["rates"]),
        NoSchoolPlaceRates = RatesReader.ReadNoSchoolPlace(tables["rates"]),
        StayOnRates = RatesReader.ReadStayOn(tables["rates"]),
        PhaseFlexShare = plan.FindNumber("estate.phase_flex_share") ?? 0.0,
        TierShares = TierShareReader.Read(tables["tier_shares"]),
        EnhancedShares = EnhancedShareReader.Read(tables["enhanced_shares"]),
        StockCosts = StockCostReader.Read(tables["costs"]),
        Funding = FundingReader.Read(tables["funding"]),
        History = HistoryReader.Read(tables["history"]),
        Requests = RequestReader.Read(tables["requests"]),
        DelayedOpenings = DelayedOpeningsReader.Read(plan),
        PolicyLimits = [],
        CapitalBudgets = [],
        Demand = AssumptionsReader.ReadDemand(plan),
        Travel = AssumptionsReader.ReadTravel(plan),
        Costs = AssumptionsReader.ReadCosts(plan),
        Deficit = AssumptionsReader.ReadDeficit(plan),
        Delivery = AssumptionsReader.ReadDelivery(plan),
        Penalties = AssumptionsReader.ReadPenalties(plan),
        Assumptions = AssumptionRegister.Of(plan, tables),
    };
}
