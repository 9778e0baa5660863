using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.Clients;

/// <summary>What kind of program a compilation is: one that runs on its users' machines, or a library for such.</summary>
internal static class ClientAssembly
{
    // A type of each framework that only programs with a surface have.
    private static readonly string[] s_marks =
    [
        "Microsoft.AspNetCore.Components.WebAssembly.Hosting.WebAssemblyHostBuilder",
        "Microsoft.Maui.Controls.Application",
        "Microsoft.UI.Xaml.Application",
        "Xamarin.Forms.Application",
        "Android.App.Activity",
        "UIKit.UIViewController",
        "System.Windows.Application",
        "System.Windows.Forms.Form",
        "Avalonia.Application",
        "UnityEngine.MonoBehaviour",
    ];

    public static bool Is(LibraryTypes types) => s_marks.Any(mark => types.Find(mark) is not null);

    /// <summary>Whether it is a library that others are given: one of a client framework, or one that is named as a client.</summary>
    public static bool IsLibrary(LibraryTypes types)
        => types.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            && (Is(types) || (types.Compilation.AssemblyName ?? "").Split('.').Last() is "Client" or "Clients" or "Contracts" or "Sdk");
}
