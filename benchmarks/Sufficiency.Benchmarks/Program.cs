using System.CommandLine;
using Sufficiency.Benchmarks.FacilityLocation;
using Sufficiency.Benchmarks.Fuzz;
using Sufficiency.Benchmarks.House;
using Sufficiency.Benchmarks.Peers;
using Sufficiency.Benchmarks.Phases;
using Sufficiency.Benchmarks.Search;
using Sufficiency.Benchmarks.Truth;
using Sufficiency.Benchmarks.WhatIf;

var root = new RootCommand("Measurements of Sufficiency, and proofs of its solving room on other people's problems.")
{
    FacilityLocationCommand.Create(),
    FuzzPacksCommand.Create(),
    HouseCommand.Create(),
    PeersCommand.Create(),
    PeerRunCommand.Create(),
    PhasesCommand.Create(),
    SearchCommand.Create(),
    TruthCommand.Create(),
    WhatIfCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
