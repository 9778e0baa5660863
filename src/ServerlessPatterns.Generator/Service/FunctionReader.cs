using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads what every pattern's class has: its function settings, its constructor, what its role may do, what it sends.</summary>
internal static class FunctionReader
{
    private static readonly IntegerSetting s_timeout = new("TimeoutSeconds", 1, 900, "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html");
    private static readonly IntegerSetting s_memory = new("MemoryMegabytes", 128, 10240, "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html");
    private static readonly IntegerSetting s_reservedConcurrency = new("ReservedConcurrency", 0, int.MaxValue, "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html");

    /// <summary>Reads them; null if anything is wrong, all of which is reported.</summary>
    public static FunctionModel? Read(INamedTypeSymbol type, ClassName name, AttributeData attribute, ReadContext context)
    {
        var valid = s_timeout.TryRead(type, attribute, context, out var timeout);
        valid &= s_memory.TryRead(type, attribute, context, out var memory);
        valid &= s_reservedConcurrency.TryRead(type, attribute, context, out var reservedConcurrency);
        valid &= ConstructorReader.TryRead(type, context, out var constructor);
        valid &= AllowActionReader.TryRead(type, context, out var actions);
        valid &= SenderReader.TryRead(type, constructor, context, out var senders);
        return valid ? new FunctionModel(name, timeout ?? 30, memory ?? 512, reservedConcurrency, constructor, Disposal(type, context), actions, senders) : null;
    }

    private static Disposal Disposal(INamedTypeSymbol type, ReadContext context)
    {
        var interfaces = type.AllInterfaces;
        return context.Types.AsyncDisposable is { } asynchronous && interfaces.Any(each => each.Is(asynchronous)) ? Service.Disposal.Asynchronous
            : interfaces.Any(each => each.SpecialType == SpecialType.System_IDisposable) ? Service.Disposal.Synchronous
            : Service.Disposal.None;
    }
}
