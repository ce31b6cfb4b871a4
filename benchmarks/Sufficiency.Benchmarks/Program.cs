using System.CommandLine;
using Sufficiency.Benchmarks.FacilityLocation;

var root = new RootCommand("Measurements of Sufficiency, and proofs of its solving room on other people's problems.") { FacilityLocationCommand.Create() };
return await root.Parse(args).InvokeAsync();
