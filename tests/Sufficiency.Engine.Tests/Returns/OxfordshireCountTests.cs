using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.OpenData.Sources;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Forms;
using Sufficiency.Returns.Mapping;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>The base year of the returns is what SEN2 counted in January 2025, in every cell that both have.</summary>
/// <remarks>The pack's plans come from the same release, fitted to age by setting. So this holds the way from pack to return.</remarks>
public sealed class OxfordshireCountTests(ITestOutputHelper output) : IDisposable
{
    private const string Oxfordshire = "931"; // DfE number of the authority
    private const int January = 2025;

    private static readonly string[] Kept =
    [
        "base_plans", "ceasing_rates", "elsewhere_rates", "entry_points", "escalation_rates", "initial_roll", "initial_waiting",
        "mainstream_years", "phase_years", "placements", "provider_years", "providers", "stay_on_rates", "stock", "survival", "waiting",
        "years",
    ];

    private const double Tolerance = 1e-4; // pupils
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("sufficiency-").FullName, "run");

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [SkippableFact]
    public async Task TheBaseYearOfReturnsIsTheCountOfSen2()
    {
        var counts = Counts(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"));
        var dataset = await WriteRunAsync();

        var (scap, lsrp) = (Scap(counts, dataset), Lsrp(counts));

        output.WriteLine($"{scap} cells of SCAP and {lsrp} of the LSRP are compared with SEN2.");
        Assert.Equal((24, 10), (scap, lsrp));
    }

    /// <summary>Every year group of bases and of special schools. SEN2 counts those who await a place elsewhere, and SCAP asks who needs
    /// one. The pack does not tell non-maintained from independent schools by age, so SS and IN are taken together.</summary>
    private int Scap(IReadOnlyDictionary<(string, int), double> counts, PlanningDataset dataset)
    {
        var waiting = dataset.InitialWaiting.Where(row => row.Tier is not Tier.Mainstream)
            .GroupBy(row => (row.Tier is Tier.Base ? "base" : "special", row.YearGroup.Value))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Pupils));
        var cells = Make("scap", null).Further.Where(cell => cell.Value is not null && cell.Keys[1] is "UR" or "IN" or "SS").ToList();
        var compared = 0;
        foreach (var group in cells.GroupBy(cell => (Measure: cell.Keys[1] is "UR" ? "base" : "special", Group: cell.Keys[5])))
        {
            var year = int.Parse(group.Key.Group, System.Globalization.CultureInfo.InvariantCulture);
            var expected = counts[(group.Key.Measure, year)] + waiting.GetValueOrDefault((group.Key.Measure, year));
            Assert.Equal(expected, group.Sum(cell => cell.Value!.Value), Tolerance);
            compared++;
        }

        return compared;
    }

    /// <summary>Ages, and provisions whose lines the pack and SEN2 draw alike.</summary>
    private int Lsrp(IReadOnlyDictionary<(string, int), double> counts)
    {
        var cells = Make("lsrp", AgeChoice.AtEndOfAugust).Further.Where(cell => cell.Layer == CellLayer.Mitigated).ToList();
        double Row(string section, string start) =>
            cells.Where(cell => cell.Keys[0] == section && cell.Keys[3].StartsWith(start, StringComparison.Ordinal))
            .Sum(cell => cell.Value ?? 0);
        double Ages(int from, int to) => counts.Where(entry => entry.Key.Item1 == "all" && entry.Key.Item2 + 4 >= from
            && entry.Key.Item2 + 4 <= to).Sum(entry => entry.Value);
        double All(string measure) => counts.Where(entry => entry.Key.Item1 == measure).Sum(entry => entry.Value);

        (double Expected, double Found)[] pairs =
        [
            (Ages(0, 4), Row("5.1", "Under 5")), (Ages(5, 10), Row("5.1", "Age 5")), (Ages(11, 15), Row("5.1", "Age 11")),
            (Ages(16, 19), Row("5.1", "Age 16")), (Ages(20, 25), Row("5.1", "Age 20")),
            (All("base"), Row("6.", "Specialist bases") + Row("6.", "Mainstream Post 16 specialist")),
            (All("state_special"), Row("6.", "Maintained special")), (All("independent"), Row("6.", "NMSS")),
            (All("mainstream"), Row("6.", "Early Years") + Row("6.", "Mainstream schools") + Row("6.", "Mainstream Post 16 provision")),
            (All("elsewhere"), Row("6.", "Other (")),
        ];
        Assert.All(pairs, pair => Assert.Equal(pair.Expected, pair.Found, Tolerance));
        return pairs.Length;
    }

    private ReturnBook Make(string form, AgeChoice? age) => ReturnMaker.Make(new(form, [folder]) { Age = age });

    /// <summary>SEN2's counts by measure and year group, which is the age at 31 August less 4.</summary>
    private static Dictionary<(string, int), double> Counts(string archive)
    {
        var counts = new Dictionary<(string, int), double>();
        foreach (var (age, settings) in new Sen2Release(archive, Oxfordshire).PlansByAge(January))
        {
            counts[("mainstream", age - 4)] = settings[(int)Setting.Mainstream];
            counts[("base", age - 4)] = settings[(int)Setting.ResourceBase];
            counts[("state_special", age - 4)] = settings[(int)Setting.SpecialSchool];
            counts[("independent", age - 4)] = settings[(int)Setting.OutOfCounty];
            counts[("special", age - 4)] = settings[(int)Setting.SpecialSchool] + settings[(int)Setting.OutOfCounty];
            counts[("elsewhere", age - 4)] = settings[(int)Setting.NoSchoolPlace];
            counts[("all", age - 4)] = settings.Sum();
        }

        return counts;
    }

    /// <summary>A run of one planned year with committed schemes only, which takes seconds.</summary>
    private async Task<PlanningDataset> WriteRunAsync()
    {
        var loaded = new DatasetReader().Read(new(RepositoryFiles.At("data", "oxfordshire"), []) { Areas = AreaLevel.Msoa });
        var dataset = loaded with { Horizon = loaded.Horizon with { Last = loaded.Horizon.First } };
        var basis = new PlanBasis(new(dataset, TravelMatrixBuilder.Build(dataset), DemandForecaster.Forecast(dataset)));
        var model = PlanModelBuilder.Build(basis, SchemeChoice.None);
        var solution = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System)
            .SolveAsync(model.Problem, new SolveLimits(0.01), progress: null, CancellationToken.None);
        var tables = PlanReader.Read(model, solution);
        var outcome = new PlanOutcome
        {
            Status = "within_gap",
            Reason = "finished",
            Message = "",
            Solver = "",
            ObjectiveGbp = 0,
            BoundGbp = 0,
            Gap = 0,
            TotalCostGbp = 0,
            TotalPenaltyGbp = 0,
            PupilYearsWaiting = 0,
        };
        RunWriter.Write(folder, new()
        {
            Forecast = new(basis),
            Plan = tables,
            DoMinimum = tables,
            KeptTables = Kept.ToHashSet(StringComparer.Ordinal),
            Record = new()
            {
                EngineVersion = "",
                Scenario = dataset.Name,
                Title = dataset.Title,
                Settings = new Dictionary<string, string>(StringComparer.Ordinal),
                Overrides = [],
                Seed = 1,
                Plan = outcome,
                DoMinimum = outcome,
                Inputs = [],
                SecondsByStage = new Dictionary<string, double>(StringComparer.Ordinal),
            },
        }, force: false, check: null, CancellationToken.None);
        return dataset;
    }
}
