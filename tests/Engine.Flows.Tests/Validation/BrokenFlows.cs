using Engine.Flows.Tests.Kit;

namespace Engine.Flows.Tests.Validation;

/// <summary>Flows with something wrong and the exact codes expected, in order of report. Warnings have a trailing tilde.</summary>
internal static class BrokenFlows
{
    private const string Second = "'second': { 'type': 'make_outbound_call', 'settings': { 'from': { 'number': '+12025550100' }, 'to': { 'variable': 'phone' } }, 'exits': { 'answered': 'end', 'invalid_number': 'end', 'busy': 'end', 'no_answer': 'end' } }";

    private const string DialSettings = "/steps/dial/settings";
    private const string Source = "/steps/notify/settings/source";

    private static string If(string id, string yes, string no) =>
        $"'{id}': {{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': 'a', 'operator': 'eq', 'right': {{ 'value': '1' }} }} ] }} ] }}, 'exits': {{ 'yes': '{yes}', 'no_match': '{no}' }} }}";

    private static string IfWith(string settings) =>
        Flow.Json($"'if': {{ 'type': 'conditional', 'settings': {settings}, 'exits': {{ 'yes': 'dial', 'no_match': 'dial' }} }}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "if");

    private static string Condition(string condition) => IfWith($"{{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {condition} ] }} ] }}");

    private static string Dial(string answered, string busy = "end", string id = "dial") =>
        $"'{id}': {{ 'type': 'make_outbound_call', 'settings': {{ 'from': {{ 'number': '+12025550100' }}, 'to': {{ 'variable': 'phone' }} }}, 'exits': {{ 'answered': '{answered}', 'invalid_number': 'end', 'busy': '{busy}', 'no_answer': 'end' }} }}";

    private static string Play(string id, string ok, string extra = "") =>
        $"'{id}': {{ 'type': 'play_audio', 'settings': {{ 'source': {{ 'text': 'Hi' }} }}, 'exits': {{ 'ok': '{ok}' }} {extra} }}";

    private static string WithHeaders(string headers) =>
        Flow.Json($"{Dial("ask")}, 'ask': {{ 'type': 'execute_action', 'settings': {{ 'connection': 'crm', 'action': {{ 'method': 'GET', 'path': '/', 'headers': {{ {headers} }} }} }}, 'exits': {{ 'ok': 'end', 'error': 'end', 'timeout': 'end' }} }}, {Flow.End}");

    public static readonly (string Name, string Json, string Codes)[] All =
    [
        ("no format", Flow.With("/format", null), "required"),
        ("format 2", Flow.With("/format", "2"), "out_of_range"),
        ("format text", Flow.With("/format", "'1'"), "wrong_type"),
        ("no name", Flow.With("/name", null), "required"),
        ("empty name", Flow.With("/name", "''"), "required"),
        ("long name", Flow.With("/name", $"'{new string('n', 201)}'"), "too_long"),
        ("no trigger", Flow.With("/trigger", null), "required"),
        ("other trigger", Flow.With("/trigger/kind", "'inbound_call'"), "not_allowed"),
        ("no entry", Flow.With("/entry", null), "required"),
        ("entry null", Flow.With("/entry", "null"), "wrong_type"),
        ("entry unknown", Flow.With("/entry", "'nowhere'"), "step_unknown"),
        ("no steps", Flow.With("/steps", "{}"), "too_few step_unknown no_call~"),
        ("step id with capitals", Flow.With("/steps/End", "{ 'type': 'end_flow' }"), "bad_name"),
        ("step is text", Flow.With("/steps/end", "'end_flow'"), "wrong_type"),
        ("step without type", Flow.With("/steps/end/type", null), "required"),
        ("unknown component", Flow.With("/steps/end/type", "'send_fax'"), "component_unknown"),
        ("argument without name", Flow.With("/trigger/arguments/1/name", null), "required"),
        ("argument name with blank", Flow.With("/trigger/arguments/1/name", "'my name'"), "bad_format"),
        ("argument without variable", Flow.With("/trigger/arguments/1/variable", null), "required"),
        ("argument with unknown variable", Flow.With("/trigger/arguments/1/variable", "'nobody'"), "variable_unknown"),
        ("argument twice", Flow.With("/trigger/arguments/1/name", "'phone'"), "argument_twice"),
        ("two arguments, one variable", Flow.With("/trigger/arguments/1/variable", "'phone'"), "variable_twice"),
        ("unknown argument type", Flow.With("/trigger/arguments/1/type", "'colour'"), "not_allowed"),
        ("enum without values", Flow.With("/trigger/arguments/1/type", "'enum'"), "required"),
        ("values without enum", Flow.With("/trigger/arguments/1/values", "['a']"), "values_not_allowed"),
        ("default that does not fit", Flow.With("/trigger/arguments/1", "{ 'name': 'n', 'variable': 'name', 'type': 'integer', 'default': 'x' }"), "default_invalid"),
        ("default of a required argument", Flow.With("/trigger/arguments/1", "{ 'name': 'n', 'variable': 'name', 'required': true, 'default': 'x' }"), "default_unused~"),
        ("max_length 0", Flow.With("/trigger/arguments/1/max_length", "0"), "out_of_range"),
        ("interaction id into an argument's variable", Flow.With("/trigger/interaction_id_variable", "'phone'"), "variable_twice"),
        ("interaction id into an unknown variable", Flow.With("/trigger/interaction_id_variable", "'nobody'"), "variable_unknown"),
        ("variable with capitals", Flow.With("/variables/Name", "{}"), "bad_name"),
        ("variable too long", Flow.With($"/variables/{new string('v', 65)}", "{}"), "bad_name"),

        ("no settings", Flow.With(DialSettings, null), "required"),
        ("no from", Flow.With($"{DialSettings}/from", null), "required"),
        ("from empty", Flow.With($"{DialSettings}/from", "{}"), "required"),
        ("from both", Flow.With($"{DialSettings}/from/variable", "'name'"), "ambiguous"),
        ("from not ours", Flow.With($"{DialSettings}/from/number", "'+13035550100'"), "number_unknown"),
        ("from not E.164", Flow.With($"{DialSettings}/from/number", "'2025550100'"), "bad_format"),
        ("no to", Flow.With($"{DialSettings}/to", null), "required"),
        ("to unknown variable", Flow.With($"{DialSettings}/to/variable", "'nobody'"), "variable_unknown"),
        ("ring 9", Flow.With($"{DialSettings}/ring_seconds", "9"), "out_of_range"),
        ("ring 36", Flow.With($"{DialSettings}/ring_seconds", "36"), "out_of_range"),
        ("ring 15.5", Flow.With($"{DialSettings}/ring_seconds", "15.5"), "wrong_type"),
        ("unknown trunk", Flow.With($"{DialSettings}/trunk", "'spare'"), "trunk_unknown"),
        ("exit missing", Flow.With("/steps/dial/exits/busy", null), "exit_missing"),
        ("exit null", Flow.With("/steps/dial/exits/busy", "null"), "exit_missing"),
        ("no exits at all", Flow.With("/steps/dial/exits", null), "exit_missing exit_missing exit_missing exit_missing unreachable~ unreachable~"),
        ("exit to nowhere", Flow.With("/steps/dial/exits/busy", "'nowhere'"), "step_unknown"),
        ("optional exit to nowhere", Flow.With("/steps/dial/exits/invalid_outbound_number", "'nowhere'"), "step_unknown"),
        ("unknown exit", Flow.With("/steps/dial/exits/maybe", "'end'"), "exit_unknown"),
        ("hidden exit", Flow.With("/steps/notify/exits/contact_hung_up", "'end'"), "exit_hidden"),
        ("exit of end flow", Flow.With("/steps/end/exits", "{ 'ok': 'end' }"), "exit_hidden"),
        ("exit with capitals", Flow.With("/steps/dial/exits/Busy", "'end'"), "bad_name"),
        ("unknown output", Flow.With("/steps/notify/outputs", "{ 'digits': 'a' }"), "output_unknown"),
        ("output of end flow", Flow.With("/steps/end/outputs", "{ 'ok': 'a' }"), "output_unknown"),
        ("output to unknown variable", Flow.With("/steps/notify/outputs", "{ 'played_percent': 'nobody' }"), "variable_unknown"),
        ("output to system value", Flow.With("/steps/notify/outputs", "{ 'played_percent': 'system.now' }"), "bad_format"),
        ("on_error nonsense", Flow.With("/steps/notify/on_error", "'retry'"), "bad_format"),
        ("on_error unknown exit", Flow.With("/steps/notify/on_error", "'exit:maybe'"), "exit_unknown"),
        ("on_error hidden exit", Flow.With("/steps/notify/on_error", "'exit:contact_hung_up'"), "exit_unknown"),
        ("on_error unknown step", Flow.With("/steps/notify/on_error", "'step:nowhere'"), "step_unknown"),
        ("on_hangup unknown step", Flow.With("/steps/notify/on_hangup", "'nowhere'"), "step_unknown"),
        ("on_hangup of a call", Flow.With("/steps/dial/on_hangup", "'end'"), "on_hangup_not_allowed"),
        ("on_hangup to a voice step", Flow.Json($"{Flow.Dial}, {Play("notify", "end", ", 'on_hangup': 'bye'")}, {Play("bye", "end")}, {Flow.End}"), "contact_missing"),

        ("no source", Flow.With(Source, null), "required"),
        ("source empty", Flow.With(Source, "{}"), "required"),
        ("source both", Flow.With($"{Source}/prompt", "'welcome'"), "ambiguous"),
        ("empty text", Flow.With($"{Source}/text", "''"), "required"),
        ("text of 3001", Flow.With($"{Source}/text", $"'{new string('t', 3001)}'"), "too_long"),
        ("prompt url with a blank", Flow.With(Source, "{ 'url': 'https://exa mple.com/a.wav' }"), "bad_format"),
        ("prompt url with a port that is none", Flow.With(Source, "{ 'url': 'https://example.com:99999/a.wav' }"), "bad_format"),
        ("prompt url with a broken address", Flow.With(Source, "{ 'url': 'http://[::1/a.wav' }"), "bad_format"),
        ("prompt url with a password", Flow.With(Source, "{ 'url': 'https://me:secret@example.com/a.wav' }"), "bad_format"),
        ("unknown prompt", Flow.With(Source, "{ 'prompt': 'nothing' }"), "prompt_unknown"),
        ("ftp url", Flow.With(Source, "{ 'url': 'ftp://example.com/a.wav' }"), "bad_format"),
        ("bad language", Flow.With($"{Source}/language", "'english please'"), "bad_format"),
        ("template not closed", Flow.With($"{Source}/text", "'Hi %{current_flow.name'"), "template_syntax"),
        ("template without scope", Flow.With($"{Source}/text", "'Hi %{name}'"), "template_syntax"),
        ("template unknown variable", Flow.With($"{Source}/text", "'Hi %{current_flow.nobody}'"), "variable_unknown"),
        ("template unknown system value", Flow.With($"{Source}/text", "'Hi %{system.password}'"), "variable_unknown"),
        ("two unknown variables", Flow.With($"{Source}/text", "'%{current_flow.x} %{current_flow.y} %{current_flow.x}'"), "variable_unknown variable_unknown"),
        ("ssml not closed", Flow.With($"{Source}/text", "'<speak>Hi <p></speak>'"), "ssml_invalid"),
        ("ssml with doctype", Flow.With($"{Source}/text", "'<speak/><!DOCTYPE x>'"), "ssml_invalid"),

        ("no rules", IfWith("{ 'rules': [] }"), "too_few exit_unknown"),
        ("rule without exit", IfWith("{ 'rules': [ { 'conditions': [ { 'left': 'a', 'operator': 'eq' } ] } ] }"), "required exit_unknown"),
        ("rule without conditions", IfWith("{ 'rules': [ { 'exit': 'yes', 'conditions': [] } ] }"), "too_few"),
        ("reserved exit", IfWith("{ 'rules': [ { 'exit': 'yes', 'conditions': [ { 'left': 'a', 'operator': 'eq' } ] }, { 'exit': 'error', 'conditions': [ { 'left': 'a', 'operator': 'eq' } ] } ] }"), "exit_missing exit_reserved"),
        ("unknown operator", Condition("{ 'left': 'a', 'operator': 'like' }"), "not_allowed"),
        ("unknown left", Condition("{ 'left': 'nobody', 'operator': 'eq' }"), "variable_unknown"),
        ("unknown system left", Condition("{ 'left': 'system.weather', 'operator': 'eq' }"), "variable_unknown"),
        ("unknown right", Condition("{ 'left': 'a', 'operator': 'eq', 'right': { 'variable': 'nobody' } }"), "variable_unknown"),
        ("right twice", Condition("{ 'left': 'a', 'operator': 'eq', 'right': { 'variable': 'b', 'value': '1' } }"), "ambiguous"),
        ("right a number", Condition("{ 'left': 'a', 'operator': 'eq', 'right': { 'value': 1 } }"), "wrong_type"),

        ("header that frames the message", WithHeaders("'Content-Length': '1'"), "header_not_allowed"),
        ("header of the connection, in small letters", WithHeaders("'authorization': 'me'"), "header_not_allowed"),
        ("header twice but for the case", WithHeaders("'X-Who': 'a', 'x-who': 'b'"), "header_twice"),
        ("two headers twice", WithHeaders("'X-A': '1', 'x-a': '2', 'X-B': '1', 'x-b': '2', 'X-C': '1'"), "header_twice header_twice"),
        ("refused header twice", WithHeaders("'Host': 'a', 'host': 'b'"), "header_not_allowed header_not_allowed header_twice"),

        ("play first", Flow.Json($"{Flow.Notify}, {Flow.End}", "notify"), "no_call~ contact_missing"),
        ("play before the call", Flow.Json($"{Play("first", "dial")}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "first"), "contact_missing"),
        ("play after busy", Flow.Json($"{Dial("end", "notify")}, {Flow.Notify}, {Flow.End}"), "contact_missing"),
        ("play after both", Flow.Json($"{Dial("notify", "notify")}, {Flow.Notify}, {Flow.End}"), "contact_missing"),
        ("play by on_error of the call", Flow.With("/steps/dial/on_error", "'exit:answered'"), "contact_missing"),
        ("play by on_error step", Flow.With("/steps/dial/on_error", "'step:notify'"), "contact_missing"),
        ("second call after answer", Flow.Json($"{Dial("second")}, {Second}, {Flow.End}"), "second_call"),
        ("second call after busy", Flow.Json($"{Dial("end", "second")}, {Second}, {Flow.End}"), "second_call"),
        ("retry loop", Flow.Json($"{Dial("notify", "dial")}, {Flow.Notify}, {Flow.End}"), "call_retry_loop"),
        ("retry loop through a condition", Flow.Json($"{Dial("notify", "again")}, {If("again", "dial", "end")}, {Flow.Notify}, {Flow.End}"), "call_retry_loop"),
        ("two calls in a ring", Flow.Json($"{Dial("end", "second")}, {Dial("end", "dial", "second")}, {Flow.End}"), "call_retry_loop second_call call_retry_loop second_call"),

        ("no call", Flow.Json(Flow.End, "end"), "no_call~"),
        ("unreachable step", Flow.Json($"{Flow.Dial}, {Flow.Notify}, {Flow.End}, {Play("lost", "end")}"), "unreachable~"),
        ("unreachable call does not count as a second", Flow.Json($"{Dial("end", "end")}, {Flow.End}, 'lost': {{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': 'a', 'operator': 'eq' }} ] }} ] }}, 'exits': {{ 'yes': 'dial', 'no_match': 'end' }} }}"), "unreachable~"),
        ("condition on itself", Flow.Json($"{If("if", "if", "dial")}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "if"), "idle_cycle"),
        ("two conditions in a ring", Flow.Json($"{If("x", "y", "dial")}, {If("y", "x", "dial")}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "x"), "idle_cycle"),
        ("two idle rings", Flow.Json($"{If("x", "x", "y")}, {If("y", "y", "dial")}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "x"), "idle_cycle idle_cycle"),
    ];
}
