using Parquet;
using Parquet.Schema;

namespace Sufficiency.Web.Tests.Documents;

/// <summary>A run of two schools, two towns and two years, written by hand.</summary>
internal sealed class HandMadeRun : IDisposable
{
    private const string Record = """
        {
          "format_version": 1, "engine_version": "0.1.0", "scenario": "paper", "title": "Paper county", "settings": { "areas": "msoa" },
          "overrides": [], "seed": 1,
          "plan": { "status": "within_gap", "reason": "finished", "solver": "by hand", "objective_gbp": 1, "gap": 0.0007 },
          "do_minimum": { "status": "within_gap", "reason": "finished", "solver": "by hand", "objective_gbp": 2 },
          "inputs": [], "seconds_by_stage": {}
        }
        """;

    private const string Schema = """
        { "tables": [ { "file": "money.parquet", "meaning": "Money",
            "columns": [ { "name": "paid_gbp", "type": "number", "unit": "GBP", "meaning": "paid" } ] } ] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sufficiency-run-");

    public HandMadeRun()
    {
        File.WriteAllText(Path.Combine(Folder, "run.json"), Record);
        File.WriteAllText(Path.Combine(Folder, "schema.json"), Schema);
        Write("years", ("academic_year", [2024, 2026]), ("label", ["2024/25", "2026/27"]), ("is_planned", [false, true]),
            ("is_carried", [false, false]));
        Write("needs", ("need", ["ASD", "SLD"]), ("name", ["Autistic spectrum disorder", "Severe learning difficulty"]));
        Write("providers", ("provider_id", ["a", "b"]), ("name", ["=Ash School", "Beech School"]),
            ("district_name", ["Cherwell", "Oxford"]),
            ("provision_type", ["special_school", "special_school"]), ("supply", ["own", "own"]), ("is_local_mix", [false, false]));
        WritePlan("", 40.0);
        WritePlan("do_minimum", 30.0);
        Write("money", ("plan", ["plan", "difference"]), ("academic_year", [2026, 2026]), ("paid_gbp", [12_345_678.9, -1.0]));
    }

    /// <summary>Where it stands.</summary>
    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    // School a holds 3 pupils, which is small; school b holds many.
    private void WritePlan(string plan, double atSecond)
    {
        Write(
            Path.Combine(plan, "provider_years"),
            ("provider_id", ["a", "a", "b", "b"]),
            ("provision_type", ["special_school", "special_school", "special_school", "special_school"]),
            ("academic_year", [2024, 2026, 2024, 2026]),
            ("roll", [8.0, 3.0, 20.0, atSecond]));
        Write(
            Path.Combine(plan, "places_short"),
            ("town_name", ["Banbury", "Witney"]), ("need", ["ASD", "SLD"]), ("phase", ["primary", "post_sixteen"]),
            ("academic_year", [2026, 2026]),
            ("pupils", [2.34, 61.26]));
    }

    private void Write(string name, params (string Name, object[] Values)[] columns)
    {
        var path = Path.Combine(Folder, name + ".parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteAsync(path, columns).GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(string path, (string Name, object[] Values)[] columns)
    {
        List<DataField> fields = [.. columns.Select(column => new DataField(column.Name, column.Values[0].GetType(), isNullable: false))];
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < columns.Length; i++)
        {
            var values = columns[i].Values;
            if (values[0] is string) await group.WriteAsync(fields[i], values.Cast<string>().ToArray());
            else if (values[0] is double) await group.WriteAsync<double>(fields[i], values.Cast<double>().ToArray());
            else if (values[0] is int) await group.WriteAsync<int>(fields[i], values.Cast<int>().ToArray());
            else await group.WriteAsync<bool>(fields[i], values.Cast<bool>().ToArray());
        }
    }
}
