using BenchmarkDotNet.Running;
using LlmRouter.Bench.Micro;

BenchmarkSwitcher.FromAssembly(typeof(ShortInProcess).Assembly).Run(args, new ShortInProcess());
