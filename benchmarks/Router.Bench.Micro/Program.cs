using BenchmarkDotNet.Running;
using LlmRouter.Bench.Micro;

// 1 when one of them failed, or when the filter chose none.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(ShortInProcess).Assembly).Run(args, new ShortInProcess()).ToList();
var ran = summaries.Sum(summary => summary.Reports.Length) > 0;
return ran && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
