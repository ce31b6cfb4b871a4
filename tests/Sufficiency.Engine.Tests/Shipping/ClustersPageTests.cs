using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Sufficiency.Engine.Tests.Shipping;

/// <summary>What docs/clusters.md tells a cluster to do.</summary>
public sealed partial class ClustersPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.At("docs", "clusters.md"));

    [Fact]
    public void EveryPodRunsWithoutRightsOnAReadOnlyRoot()
    {
        Assert.All(Jobs(), job =>
        {
            var pod = At(job, "spec", "template", "spec");
            Assert.Equal("true", Text(pod, "securityContext", "runAsNonRoot"));
            var container = Assert.Single(Items(pod, "containers"));
            Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
            Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
            Assert.NotEmpty(Text(container, "resources", "requests", "memory"));
            Assert.Equal("/sweeps, /tmp", Texts(Items(container, "volumeMounts"), "mountPath"));
            Assert.Equal(Texts(Items(pod, "volumes"), "name"), Texts(Items(container, "volumeMounts"), "name"));
        });
    }

    [Fact]
    public void APreemptedPodCostsNoTry()
    {
        Assert.All(Jobs(), job =>
        {
            Assert.Equal("Never", Text(job, "spec", "template", "spec", "restartPolicy"));
            var rule = Items(job, "spec", "podFailurePolicy", "rules")[0];
            Assert.Equal("Ignore", Text(rule, "action"));
            Assert.Equal("DisruptionTarget", Text(Assert.Single(Items(rule, "onPodConditions")), "type"));
        });
    }

    [Fact]
    public void EveryPartOfTheSweepHasTriesOfItsOwnAndSolvesItsShareInItsOwnFolder()
    {
        var job = Jobs()[0];
        Assert.Equal("Indexed", Text(job, "spec", "completionMode"));
        Assert.True(Number(job, "spec", "backoffLimitPerIndex") > 0);
        Assert.InRange(Number(job, "spec", "maxFailedIndexes"), 0, Number(job, "spec", "completions") - 1);

        var container = Items(job, "spec", "template", "spec", "containers")[0];
        var count = Assert.Single(Items(container, "env"));
        Assert.Equal(Shard.CountVariable, Text(count, "name"));
        Assert.Equal(Text(job, "spec", "completions"), Text(count, "value"));
        var arguments = Items(container, "args").Select(argument => ((YamlScalarNode)argument).Value).ToList();
        Assert.Equal("env", arguments[arguments.IndexOf("--shard") + 1]);
        Assert.True(arguments.IndexOf("--resume") > 0);
        Assert.EndsWith("/$(JOB_COMPLETION_INDEX)", arguments[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TheSlurmArrayIsTheOneThatIsTried()
    {
        var script = Assert.Single(Blocks("bash"), block => block.Contains("#SBATCH", StringComparison.Ordinal));
        var tried = File.ReadAllText(RepositoryFiles.At(".ci", "slurm"));
        foreach (var part in new[] { "--requeue", "--array=0-", "--shard env --resume" })
        {
            Assert.Contains(part, script, StringComparison.Ordinal);
            Assert.Contains(part, tried, StringComparison.Ordinal);
        }

        Assert.Contains("--out \"parts/$SLURM_ARRAY_TASK_ID\"", script, StringComparison.Ordinal);
    }

    [Fact]
    public void TheContainerRunsAsTheUserThatTheJobsName()
    {
        var user = File.ReadLines(RepositoryFiles.At("Containerfile")).Last(line => line.StartsWith("USER ", StringComparison.Ordinal));
        Assert.All(Jobs(), job => Assert.Equal($"USER {Text(job, "spec", "template", "spec", "securityContext", "runAsUser")}:"
            + Text(job, "spec", "template", "spec", "securityContext", "runAsGroup"), user));
    }

    private static List<YamlNode> Jobs() => [.. Blocks("yaml").Select(block =>
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(block));
        return stream.Documents.Single().RootNode;
    })];

    private static List<string> Blocks(string language) =>
        [.. Block().Matches(Page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (inner, name) => inner[name]);

    private static string Text(YamlNode node, params string[] path) => Assert.IsType<YamlScalarNode>(At(node, path)).Value ?? "";

    private static string Texts(IEnumerable<YamlNode> nodes, string name) => string.Join(", ", nodes.Select(node => Text(node, name)));

    private static int Number(YamlNode node, params string[] path) => int.Parse(Text(node, path), CultureInfo.InvariantCulture);

    private static List<YamlNode> Items(YamlNode node, params string[] path) => [.. Assert.IsType<YamlSequenceNode>(At(node, path))];

    [GeneratedRegex("(?ms)^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();
}
