<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AuditPanel</name>
    <message numerus="yes">
        <source>This was done to %n members. Ask for one by number.</source>
        <translation>
            <numerusform>This was done to %n member. Ask for them by number.</numerusform>
            <numerusform>This was done to %n members. Ask for one by number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosurePart</name>
    <message numerus="yes">
        <source>%n promises to settle</source>
        <translation>
            <numerusform>%n promise to settle</numerusform>
            <numerusform>%n promises to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverForm</name>
    <message numerus="yes">
        <source>They see and serve all %n members until it ends; nobody changes steward.</source>
        <translation>
            <numerusform>They see and serve the one member until it ends; nobody changes steward.</numerusform>
            <numerusform>They see and serve all %n members until it ends; nobody changes steward.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactStrip</name>
    <message numerus="yes">
        <source>%n more facts</source>
        <translation>
            <numerusform>%n more fact</numerusform>
            <numerusform>%n more facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message numerus="yes">
        <source>%n issues</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stands in %n times</source>
        <translation>
            <numerusform>stands in once</numerusform>
            <numerusform>stands in %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>others stand in for them %n times</source>
        <translation>
            <numerusform>others stand in for them once</numerusform>
            <numerusform>others stand in for them %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftReminders</name>
    <message numerus="yes">
        <source>%n reminders still open: {what}</source>
        <translation>
            <numerusform>%n reminder still open: {what}</numerusform>
            <numerusform>%n reminders still open: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberHeader</name>
    <message numerus="yes">
        <source>%n complaints in 30 days</source>
        <translation>
            <numerusform>%n complaint in 30 days</numerusform>
            <numerusform>%n complaints in 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPanel</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveCard</name>
    <message numerus="yes">
        <source>%n open issues</source>
        <translation>
            <numerusform>%n open issue</numerusform>
            <numerusform>%n open issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open promises</source>
        <translation>
            <numerusform>%n open promise</numerusform>
            <numerusform>%n open promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are there already and stay</source>
        <translation>
            <numerusform>%n is there already and stays</numerusform>
            <numerusform>%n are there already and stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was there already</numerusform>
            <numerusform>%n were there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message numerus="yes">
        <source>%n more notes</source>
        <translation>
            <numerusform>%n more note</numerusform>
            <numerusform>%n more notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n or more found</source>
        <translation>
            <numerusform>%n or more found</numerusform>
            <numerusform>%n or more found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>My members %n</source>
        <translation>
            <numerusform>My members %n</numerusform>
            <numerusform>My members %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %n</source>
        <translation>
            <numerusform>Saving %n</numerusform>
            <numerusform>Saving %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamPanel</name>
    <message numerus="yes">
        <source>%n stewards</source>
        <translation>
            <numerusform>%n steward</numerusform>
            <numerusform>%n stewards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamSums</name>
    <message numerus="yes">
        <source>Your team has %n members</source>
        <translation>
            <numerusform>Your team has %n member</numerusform>
            <numerusform>Your team has %n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open issues</source>
        <translation>
            <numerusform>%n open issue</numerusform>
            <numerusform>%n open issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises due</source>
        <translation>
            <numerusform>%n promise due</numerusform>
            <numerusform>%n promises due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises broken</source>
        <translation>
            <numerusform>%n promise broken</numerusform>
            <numerusform>%n promises broken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished: {what}</source>
        <translation>
            <numerusform>%n unfinished: {what}</numerusform>
            <numerusform>%n unfinished: {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n hidden by the filter</numerusform>
            <numerusform>%n hidden by the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldPart</name>
    <message numerus="yes">
        <source>try %n</source>
        <translation>
            <numerusform>try %n</numerusform>
            <numerusform>try %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnfinishedCard</name>
    <message numerus="yes">
        <source>Unfinished %n</source>
        <translation>
            <numerusform>Unfinished %n</numerusform>
            <numerusform>Unfinished %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpNext</name>
    <message numerus="yes">
        <source>Opened and not settled, late: %n</source>
        <translation>
            <numerusform>Opened and not settled, late: %n</numerusform>
            <numerusform>Opened and not settled, late: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
