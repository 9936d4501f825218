<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ActForm</name>
    <message>
        <source>Say what the member got, and choose the business line ({key}).</source>
        <translation>请写会员得到了什么，并选择业务线（{key}）。</translation>
    </message>
    <message>
        <source>{sentence} Likely: {line}. Enter takes it.</source>
        <translation>{sentence}可能是“{line}”，按 Enter 采用。</translation>
    </message>
    <message>
        <source>Reminder set</source>
        <translation>提醒已设</translation>
    </message>
    <message>
        <source>What was said, what was promised, by when</source>
        <translation>说了什么，答应了什么，什么时候</translation>
    </message>
    <message>
        <source>What to remember of this person</source>
        <translation>关于这位会员，要记住什么</translation>
    </message>
    <message>
        <source>What is to be settled</source>
        <translation>要办成什么事</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>Get in touch</source>
        <translation>联系会员</translation>
    </message>
    <message>
        <source>Reminder set for {time}</source>
        <translation>已设提醒：{time}</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Settled on the spot</source>
        <translation>一次解决</translation>
    </message>
    <message>
        <source>With a reminder</source>
        <translation>加提醒</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Open the issue</source>
        <translation>开立事项</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>记下承诺</translation>
    </message>
    <message>
        <source>Further ways to record</source>
        <translation>更多记法</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>answer given</source>
        <translation>已告知答复</translation>
    </message>
    <message>
        <source>told again</source>
        <translation>重复陈述</translation>
    </message>
</context>
<context>
    <name>AddMember</name>
    <message>
        <source>Add a member</source>
        <translation>添加会员</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>会员号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>专属管家</translation>
    </message>
    <message>
        <source>Who takes the team&apos;s new members</source>
        <translation>团队的新会员接收人</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The programme&apos;s number for this member is needed.</source>
        <translation>请填写会员号。</translation>
    </message>
    <message>
        <source>An e-mail address has an @ in it.</source>
        <translation>邮箱地址里要有 @。</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Peanuts</source>
        <translation>如：花生</translation>
    </message>
    <message>
        <source>What is not to be said, or how not to call them</source>
        <translation>如：前夫；勿称“林姐”</translation>
    </message>
    <message>
        <source>No calls 22:00-09:00</source>
        <translation>如：22:00–09:00 勿去电</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>另一位</translation>
    </message>
    <message>
        <source>Empties what was begun here before</source>
        <translation>清空先前未填完的内容</translation>
    </message>
</context>
<context>
    <name>Already</name>
    <message>
        <source>{way} is already known as a way to reach {names}. It may be shared.</source>
        <translation>{way} 已是{names}的联系方式，可以共用。</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Settled on the spot</source>
        <translation>一次解决</translation>
    </message>
    <message>
        <source>What the member got</source>
        <translation>会员得到了什么</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message>
        <source>Say what the member gets.</source>
        <translation>请写明会员得到什么。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有答复</translation>
    </message>
    <message>
        <source>Answer to the member</source>
        <translation>给会员的答复</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>What the member gets</source>
        <translation>会员得到什么</translation>
    </message>
    <message>
        <source>Fri 18:00</source>
        <translation>周五 18:00</translation>
    </message>
    <message>
        <source>Usual answers</source>
        <translation>常用答复</translation>
    </message>
    <message>
        <source>{place} (me and the member)</source>
        <translation>{place}（我与会员）</translation>
    </message>
    <message>
        <source>{place} (me)</source>
        <translation>{place}（我）</translation>
    </message>
    <message>
        <source>{place} (member)</source>
        <translation>{place}（会员）</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>Refund and replacement</source>
        <translation>退款并补发</translation>
    </message>
    <message>
        <source>Rebooked</source>
        <translation>已改订</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Cannot be done; instead: </source>
        <translation>无法满足，改为：</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>members: {n}</source>
        <translation>{n} 位会员</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时间</translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>Audit</source>
        <translation>操作留痕</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>会员号</translation>
    </message>
    <message>
        <source>Of the member with this number</source>
        <translation>哪位会员（会员号）</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>由谁</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>从何时起</translation>
    </message>
    <message>
        <source>What kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Done and looked</source>
        <translation>操作与查阅</translation>
    </message>
    <message>
        <source>Looked only</source>
        <translation>只看查阅</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Nothing on the record</source>
        <translation>没有留痕</translation>
    </message>
    <message>
        <source>Ask for another member, person or time.</source>
        <translation>可换一位会员、人员或时间。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message numerus="yes">
        <source>This was done to %n members. Ask for one by number.</source>
        <translation>
            <numerusform>这一步涉及 %n 位会员。请按会员号查看其中一位。</numerusform>
        </translation>
    </message>
    <message>
        <source>An administrator opens no member.</source>
        <translation>管理员不能打开会员。</translation>
    </message>
    <message>
        <source>This was done to no member, so there is none to open.</source>
        <translation>这一步不涉及会员，没有可打开的。</translation>
    </message>
</context>
<context>
    <name>BasicsForm</name>
    <message>
        <source>Address as</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Ms Lin</source>
        <translation>林女士</translation>
    </message>
    <message>
        <source>A name is needed, to find the person by.</source>
        <translation>请填写姓名，以便查找。</translation>
    </message>
    <message>
        <source>There is no time zone of this name. Write a city, or Asia/Shanghai.</source>
        <translation>没有这个时区。请写城市名，或 Asia/Shanghai 这样的名称。</translation>
    </message>
</context>
<context>
    <name>Brief</name>
    <message>
        <source>Keep it now, or agree a new time; {key} opens what settles it</source>
        <translation>兑现，或与会员另定时间；按 {key} 去处理</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日子</translation>
    </message>
</context>
<context>
    <name>BriefPane</name>
    <message>
        <source>Do not mention</source>
        <translation>勿提</translation>
    </message>
    <message>
        <source>Why now</source>
        <translation>为什么在这里</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未结事项</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一件</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Member&apos;s page</source>
        <translation>会员页</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>下一通</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>Who is calling: name, phone tail or number</source>
        <translation>谁来电：姓名、手机尾号或会员号</translation>
    </message>
    <message>
        <source>Name, phone tail or number</source>
        <translation>姓名、手机尾号或会员号</translation>
    </message>
    <message>
        <source>Take a message for a colleague&apos;s member</source>
        <translation>为同事的会员代接留言</translation>
    </message>
    <message>
        <source>Choose who is calling.</source>
        <translation>请选择是谁来电。</translation>
    </message>
    <message>
        <source>Add as a member</source>
        <translation>添加为会员</translation>
    </message>
</context>
<context>
    <name>CallHead</name>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>Throw this call away</source>
        <translation>丢弃这通电话</translation>
    </message>
</context>
<context>
    <name>CallRow</name>
    <message>
        <source>Open calls and messages</source>
        <translation>未完的通话和留言</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>Go on with this call</source>
        <translation>继续这通电话</translation>
    </message>
    <message>
        <source>On the member&apos;s page</source>
        <translation>到会员页</translation>
    </message>
    <message>
        <source>Throw this call away</source>
        <translation>丢弃这通电话</translation>
    </message>
</context>
<context>
    <name>CallerBlock</name>
    <message>
        <source>Open the member&apos;s page</source>
        <translation>打开会员页</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Call with {who} thrown away</source>
        <translation>已丢弃与{who}的通话</translation>
    </message>
    <message>
        <source>Call with {who} logged</source>
        <translation>{who}的来电已记下</translation>
    </message>
    <message>
        <source>The call with {who} is back</source>
        <translation>与{who}的通话已恢复</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ChipsBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter by business line</source>
        <translation>按业务线筛选</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在此查找</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>跳到日期</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All issues</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>End the member&apos;s view</source>
        <translation>退出会员视角</translation>
    </message>
    <message>
        <source>The member&apos;s own view</source>
        <translation>会员视角</translation>
    </message>
    <message>
        <source>Filter and search</source>
        <translation>筛选与查找</translation>
    </message>
</context>
<context>
    <name>Cities</name>
    <message>
        <source>Shanghai</source>
        <translation>上海</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Taipei</source>
        <translation>台北</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>东京</translation>
    </message>
    <message>
        <source>Seoul</source>
        <translation>首尔</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Bangkok</source>
        <translation>曼谷</translation>
    </message>
    <message>
        <source>Dubai</source>
        <translation>迪拜</translation>
    </message>
    <message>
        <source>London</source>
        <translation>伦敦</translation>
    </message>
    <message>
        <source>Paris</source>
        <translation>巴黎</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>柏林</translation>
    </message>
    <message>
        <source>Zurich</source>
        <translation>苏黎世</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>纽约</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>洛杉矶</translation>
    </message>
    <message>
        <source>Vancouver</source>
        <translation>温哥华</translation>
    </message>
    <message>
        <source>Sydney</source>
        <translation>悉尼</translation>
    </message>
</context>
<context>
    <name>ClosurePart</name>
    <message>
        <source>telling the answer</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>partner tasks</source>
        <translation>协同任务</translation>
    </message>
    <message>
        <source>proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>办结条件</translation>
    </message>
    <message>
        <source>The member was told the answer</source>
        <translation>答复已告知会员</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>还没有答复</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>去填写</translation>
    </message>
    <message>
        <source>The answer is not told</source>
        <translation>答复还未告知</translation>
    </message>
    <message>
        <source>Tell it</source>
        <translation>去告知</translation>
    </message>
    <message>
        <source>All promises have ended</source>
        <translation>承诺都已结束</translation>
    </message>
    <message numerus="yes">
        <source>%n promises to settle</source>
        <translation>
            <numerusform>还差 %n 项承诺</numerusform>
        </translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>去兑现</translation>
    </message>
    <message>
        <source>There is a proof</source>
        <translation>闭环凭证已留存</translation>
    </message>
    <message>
        <source>No proof yet</source>
        <translation>还差闭环凭证</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>去选择</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>快速查找</translation>
    </message>
    <message>
        <source>Back to the same place</source>
        <translation>回到刚才的地方</translation>
    </message>
    <message>
        <source>Switch to the last member</source>
        <translation>切换到上一位会员</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示全部按键</translation>
    </message>
    <message>
        <source>Take a message for a colleague&apos;s member</source>
        <translation>为同事的会员代接留言</translation>
    </message>
    <message>
        <source>Look at a colleague&apos;s member for an hour</source>
        <translation>临时查阅同事的会员（一小时）</translation>
    </message>
    <message>
        <source>Stop looking at this member</source>
        <translation>结束临时查阅</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加会员</translation>
    </message>
    <message>
        <source>Move to another steward</source>
        <translation>移交给其他管家</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>锁定工作台</translation>
    </message>
    <message>
        <source>Another workspace or person</source>
        <translation>切换工作区或人员</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next that needs me</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>记联系</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写管家笔记</translation>
    </message>
    <message>
        <source>Open an issue</source>
        <translation>开事项</translation>
    </message>
    <message>
        <source>Make a promise</source>
        <translation>作承诺</translation>
    </message>
    <message>
        <source>Set a reminder</source>
        <translation>设提醒</translation>
    </message>
    <message>
        <source>Search this member&apos;s timeline</source>
        <translation>在时间线里查找</translation>
    </message>
    <message>
        <source>Save what was written</source>
        <translation>保存所写内容</translation>
    </message>
    <message>
        <source>Expand or fold</source>
        <translation>展开或收起</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>跳到日期</translation>
    </message>
    <message>
        <source>Open the issue</source>
        <translation>打开事项</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在此查找</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Recorded on the wrong person</source>
        <translation>记错了人</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Record as settled on the spot</source>
        <translation>记为一次解决</translation>
    </message>
    <message>
        <source>Add an issue to this contact</source>
        <translation>同时开事项</translation>
    </message>
    <message>
        <source>Add a promise to this contact</source>
        <translation>同时作承诺</translation>
    </message>
    <message>
        <source>The answer was given in this contact</source>
        <translation>本次已告知答复</translation>
    </message>
    <message>
        <source>They had to tell it again</source>
        <translation>会员又说了一遍</translation>
    </message>
    <message>
        <source>Close the issue</source>
        <translation>办结事项</translation>
    </message>
    <message>
        <source>Promise: kept</source>
        <translation>承诺：已兑现</translation>
    </message>
    <message>
        <source>Promise: agree a new time</source>
        <translation>承诺：改期</translation>
    </message>
    <message>
        <source>Promise: withdraw</source>
        <translation>承诺：撤回</translation>
    </message>
    <message>
        <source>Call with this member</source>
        <translation>与这位会员通话</translation>
    </message>
    <message>
        <source>Their members</source>
        <translation>名下会员</translation>
    </message>
    <message>
        <source>Let somebody stand in</source>
        <translation>安排代班</translation>
    </message>
    <message>
        <source>Somebody leaves</source>
        <translation>办理离职交接</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>代班</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Agree a new time</source>
        <translation>约定新时间</translation>
    </message>
    <message>
        <source>Close the issue, then back to the list</source>
        <translation>关闭事项，再回到列表</translation>
    </message>
    <message>
        <source>Open the member</source>
        <translation>打开会员</translation>
    </message>
    <message>
        <source>Take a call, or go to the next one open</source>
        <translation>接电话，或转到下一通未完的</translation>
    </message>
    <message>
        <source>Another call</source>
        <translation>另接一通</translation>
    </message>
    <message>
        <source>Choose the business line</source>
        <translation>选择业务线</translation>
    </message>
    <message>
        <source>Go on with this call on the page</source>
        <translation>到会员页继续这通电话</translation>
    </message>
    <message>
        <source>Throw this call away</source>
        <translation>丢弃这通电话</translation>
    </message>
    <message>
        <source>Reopen the issue</source>
        <translation>重新打开事项</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>To the next pane</source>
        <translation>到下一个窗格</translation>
    </message>
    <message>
        <source>To the pane before</source>
        <translation>到上一个窗格</translation>
    </message>
    <message>
        <source>Everything unfinished</source>
        <translation>所有未写完的</translation>
    </message>
    <message>
        <source>The member&apos;s own view, or the desk again</source>
        <translation>会员视角，或返回</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>操作留痕</translation>
    </message>
    <message>
        <source>Use the way that is allowed now</source>
        <translation>改用现在允许的渠道</translation>
    </message>
    <message>
        <source>Remind me when it is allowed</source>
        <translation>到允许时提醒</translation>
    </message>
    <message>
        <source>Reminders of a closed issue: done</source>
        <translation>已结事项的提醒：完成</translation>
    </message>
    <message>
        <source>Reminders of a closed issue: keep</source>
        <translation>已结事项的提醒：保留</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>End standing in</source>
        <translation>结束代班</translation>
    </message>
    <message>
        <source>Add what to mind</source>
        <translation>添加需留意</translation>
    </message>
    <message>
        <source>To what stands beside the timeline</source>
        <translation>到右侧栏</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Write what was said.</source>
        <translation>请写下说了什么。</translation>
    </message>
    <message>
        <source>Write what is to be remembered.</source>
        <translation>请写下要记住什么。</translation>
    </message>
    <message>
        <source>Write what is to be settled.</source>
        <translation>请写下要办什么。</translation>
    </message>
    <message>
        <source>Choose the business line of the issue.</source>
        <translation>请选择事项的业务线。</translation>
    </message>
    <message>
        <source>Choose the issue it was about.</source>
        <translation>请选择说的是哪件事项。</translation>
    </message>
    <message>
        <source>Write what is promised.</source>
        <translation>请写下答应了什么。</translation>
    </message>
    <message>
        <source>Say by when, like Fri 18:00.</source>
        <translation>请写明何时之前，例如 周五 18:00。</translation>
    </message>
    <message>
        <source>Write what to be reminded of.</source>
        <translation>请写下提醒什么。</translation>
    </message>
    <message>
        <source>Say when, like tomorrow 15:00.</source>
        <translation>请写明何时，例如 明天 15:00。</translation>
    </message>
    <message>
        <source>Write what the member got.</source>
        <translation>请写下会员得到了什么。</translation>
    </message>
    <message>
        <source>Minutes are a whole number.</source>
        <translation>分钟数须为整数。</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记下</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>草稿已存</translation>
    </message>
    <message>
        <source>In place of: {what}</source>
        <translation>替换：{what}</translation>
    </message>
    <message>
        <source>Only the member themselves can be told the answer.</source>
        <translation>只有会员本人才算告知。请改选会员本人，或不勾选“已告知”。</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Somebody changed this while you were writing.</source>
        <translation>您填写期间，有人改过这里。</translation>
    </message>
    <message>
        <source>Saved now</source>
        <translation>现在保存的</translation>
    </message>
    <message>
        <source>Yours, not saved yet</source>
        <translation>您写的，尚未保存</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>用对方的</translation>
    </message>
    <message>
        <source>Save mine</source>
        <translation>保存我的</translation>
    </message>
</context>
<context>
    <name>Conscience</name>
    <message>
        <source>Nothing was recorded yet: {key} once more goes on all the same.</source>
        <translation>尚未记下：再按一次 {key} 照样继续。</translation>
    </message>
    <message>
        <source>{channel} instead</source>
        <translation>改用{channel}</translation>
    </message>
    <message>
        <source>Remind me {time}</source>
        <translation>{time} 提醒</translation>
    </message>
</context>
<context>
    <name>CoverForm</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Stand-in</source>
        <translation>代班管家</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Let them stand in</source>
        <translation>开始代班</translation>
    </message>
    <message>
        <source>Choose who stands in.</source>
        <translation>请选择由谁代班。</translation>
    </message>
    <message>
        <source>Say until when.</source>
        <translation>请填写代班到什么时候。</translation>
    </message>
    <message>
        <source>Who stands in for {name}?</source>
        <translation>谁替{name}代班？</translation>
    </message>
    <message numerus="yes">
        <source>They see and serve all %n members until it ends; nobody changes steward.</source>
        <translation>
            <numerusform>代班结束前可查看并服务全部 %n 位会员，服务归属不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one day.</source>
        <translation>请至少选一天。</translation>
    </message>
</context>
<context>
    <name>Covered</name>
    <message>
        <source>Press {key} to see it again; then open a member and press it once more.</source>
        <translation>按 {key} 恢复；打开一位会员后再按一次，只显示这位会员。</translation>
    </message>
    <message>
        <source>What is about other members is covered while this screen is shared</source>
        <translation>共享屏幕时，涉及其他会员的内容已遮住</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Write the day like 1988-11-29 or 11-29.</source>
        <translation>请写成 1988-11-29 或 11-29。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日子</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Whose or what</source>
        <translation>谁的，什么日子</translation>
    </message>
    <message>
        <source>There is no such day as {day}.</source>
        <translation>没有 {day} 这一天。</translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Pick a day</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>DayChips</name>
    <message>
        <source>Mon</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
</context>
<context>
    <name>EmptyToday</name>
    <message>
        <source>Nothing needs you now</source>
        <translation>现在没有待办</translation>
    </message>
    <message>
        <source>What you promise and what you set a reminder for will stand here.</source>
        <translation>您作的承诺、设的提醒都会列在这里。</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加会员</translation>
    </message>
    <message>
        <source>See my team</source>
        <translation>查看我的团队</translation>
    </message>
    <message>
        <source>Look at the sample programme</source>
        <translation>看看示例</translation>
    </message>
    <message>
        <source>Nothing of your own needs you now</source>
        <translation>您本人现在没有待办</translation>
    </message>
</context>
<context>
    <name>EndStrip</name>
    <message>
        <source>The member withdrew it. In which contact?</source>
        <translation>会员主动撤回。是哪次联系说的？</translation>
    </message>
    <message>
        <source>Opened in error: nothing was told or promised. Why?</source>
        <translation>误建：没有告知或承诺过任何事。原因？</translation>
    </message>
    <message>
        <source>It goes on in another issue, with its promises and numbers.</source>
        <translation>并入另一事项，承诺与单号一并过去。</translation>
    </message>
    <message>
        <source>Close although something is missing. Your reason is recorded.</source>
        <translation>条件未齐仍办结，理由会留痕。</translation>
    </message>
    <message>
        <source>It was not over after all. Why?</source>
        <translation>事情还没完。原因？</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Choose an issue</source>
        <translation>选择事项</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Write why, in a few words.</source>
        <translation>请简要写明原因。</translation>
    </message>
</context>
<context>
    <name>EndedPart</name>
    <message>
        <source>by {name}</source>
        <translation>{name}办结</translation>
    </message>
    <message>
        <source>goes on in {ref}</source>
        <translation>并入 {ref}</translation>
    </message>
</context>
<context>
    <name>ExtraLine</name>
    <message>
        <source>Take away: {what}</source>
        <translation>移去：{what}</translation>
    </message>
</context>
<context>
    <name>FactRight</name>
    <message>
        <source>What is to be minded</source>
        <translation>须留意的事</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰起</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰止</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>This holds no more, or was put right since: see the newest entry of it.</source>
        <translation>这一条已不再适用，或之后已更正：请看最新的一条。</translation>
    </message>
    <message>
        <source>Quiet hours need both ends, like 22:00 and 09:00.</source>
        <translation>免打扰时间要有起止，如 22:00 和 09:00。</translation>
    </message>
    <message>
        <source>Write what is to be minded.</source>
        <translation>请写明须留意什么。</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Put right: {what}</source>
        <translation>已更正：{what}</translation>
    </message>
    <message>
        <source>As it was before: {what}</source>
        <translation>恢复为：{what}</translation>
    </message>
</context>
<context>
    <name>FactStrip</name>
    <message numerus="yes">
        <source>%n more facts</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Write what is to be minded.</source>
        <translation>请填写要留意的内容。</translation>
    </message>
    <message>
        <source>Quiet hours need both ends, like 22:00 and 09:00.</source>
        <translation>免打扰时段要有起止，例如 22:00 和 09:00。</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>勿去电</translation>
    </message>
    <message>
        <source>What to mind</source>
        <translation>需留意</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰起</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰止</translation>
    </message>
</context>
<context>
    <name>FieldBar</name>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>是否接通</translation>
    </message>
    <message>
        <source>Business line</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation>谁可见</translation>
    </message>
    <message>
        <source>When it happened; empty is now</source>
        <translation>何时发生；不填即现在</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Minutes it took</source>
        <translation>时长，分钟</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Pin this note to the member&apos;s page</source>
        <translation>把这条笔记置顶在会员页</translation>
    </message>
    <message>
        <source>Internal only, never sent to the member</source>
        <translation>仅内部，不会发给会员</translation>
    </message>
    <message>
        <source>No issue</source>
        <translation>不关联事项</translation>
    </message>
    <message>
        <source>minutes run</source>
        <translation>自动计时</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Their name; empty is the member</source>
        <translation>对方姓名，空着就是会员本人</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search this member&apos;s timeline</source>
        <translation>在该会员的时间线中查找</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早一处</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚一处</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{at} of {n}</source>
        <translation>第 {at} 处，共 {n} 处</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Your name, as members and colleagues know it</source>
        <translation>填写您的姓名，会员和同事认得的那个</translation>
    </message>
    <message>
        <source>A short name to sign in with</source>
        <translation>填写登录用的短名</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>两次输入不一致</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together</source>
        <translation>用四个以上互不相干的词，中间用空格隔开</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>我的团队</translation>
    </message>
    <message>
        <source>Welcome to Concierge</source>
        <translation>欢迎使用 Concierge</translation>
    </message>
    <message>
        <source>Nobody works in this workspace yet. Who are you?</source>
        <translation>这个工作区还没有人使用。您是哪位？</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>A team&apos;s server</source>
        <translation>团队服务器</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>恢复口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>the keyring of this computer</source>
        <translation>本机的密钥环</translation>
    </message>
    <message>
        <source>{path}, encrypted; its key is in {place}</source>
        <translation>{path}，已加密；密钥在{place}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Look at the sample programme</source>
        <translation>看看示例</translation>
    </message>
    <message>
        <source>Keep the key in a file instead</source>
        <translation>改把密钥存成文件</translation>
    </message>
    <message>
        <source>This computer does not say it: write it like Asia/Shanghai</source>
        <translation>这台电脑没有说明时区，请写成 Asia/Shanghai 这样</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>The sample as the lead of seven stewards sees it: {command}</source>
        <translation>以七位管家的主管身份看示例：{command}</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together. They open your workspace should its key be lost: write them down and keep them away from this computer; nobody else can help.</source>
        <translation>四个或更多互不相关的词，中间用空格隔开。密钥丢失时，用恢复口令可以打开工作区：请写下来，放在这台电脑以外的地方；别人帮不上忙。</translation>
    </message>
    <message>
        <source>Sign in where your team works.</source>
        <translation>登录团队的工作区。</translation>
    </message>
    <message>
        <source>Your name is all that is missing.</source>
        <translation>填上姓名就能开始。</translation>
    </message>
    <message>
        <source>Your name and a recovery passphrase are all that is missing.</source>
        <translation>填上姓名和恢复口令就能开始。</translation>
    </message>
    <message>
        <source>The key can be kept in {path}, which only this account may read.</source>
        <translation>密钥可以存放在 {path}，只有这个账户能读取。</translation>
    </message>
    <message>
        <source>No keyring answers on this computer. Nothing was made.</source>
        <translation>这台电脑上没有可用的密钥环。什么都没有建立。</translation>
    </message>
</context>
<context>
    <name>Floats</name>
    <message>
        <source>Thrown away: {what}</source>
        <translation>已丢弃：{what}</translation>
    </message>
    <message>
        <source>There again: {what}</source>
        <translation>已恢复：{what}</translation>
    </message>
</context>
<context>
    <name>FootPart</name>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>条件已齐</translation>
    </message>
    <message>
        <source>Missing: {what}</source>
        <translation>还差{what}</translation>
    </message>
</context>
<context>
    <name>FoundBlock</name>
    <message>
        <source>Find out first whose member it is.</source>
        <translation>请先查清是谁的会员。</translation>
    </message>
    <message>
        <source>Full phone or member number</source>
        <translation>完整的手机号或会员号</translation>
    </message>
    <message>
        <source>steward {name}</source>
        <translation>专属管家 {name}</translation>
    </message>
    <message>
        <source>Nobody has exactly this number. Ask for the whole phone or member number.</source>
        <translation>没有会员使用这个号码。请问清完整的手机号或会员号。</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Enter asks whose member this is. That is on the record.</source>
        <translation>按 Enter 查询这位会员的管家，查询会留痕。</translation>
    </message>
</context>
<context>
    <name>GoToDay</name>
    <message>
        <source>Go to a date</source>
        <translation>跳到日期</translation>
    </message>
    <message>
        <source>Enter goes to that day</source>
        <translation>按 Enter 跳到那天</translation>
    </message>
    <message>
        <source>No day we can read yet</source>
        <translation>还看不出是哪天</translation>
    </message>
</context>
<context>
    <name>HeadPart</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Business line</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Other ends</source>
        <translation>其他结束方式</translation>
    </message>
    <message>
        <source>Back to the member</source>
        <translation>返回会员</translation>
    </message>
</context>
<context>
    <name>Heads</name>
    <message>
        <source>Sort by: {column}</source>
        <translation>按{column}排序</translation>
    </message>
</context>
<context>
    <name>InternalPart</name>
    <message>
        <source>An issue needs a title.</source>
        <translation>事项要有标题。</translation>
    </message>
    <message>
        <source>Internal only</source>
        <translation>仅内部</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Told again</source>
        <translation>重复陈述</translation>
    </message>
    <message>
        <source>Evidence asked</source>
        <translation>索要凭证</translation>
    </message>
    <message>
        <source>People spoken to</source>
        <translation>对接人数</translation>
    </message>
</context>
<context>
    <name>IssueActs</name>
    <message>
        <source>No longer about {number}</source>
        <translation>已移除 {number}</translation>
    </message>
    <message>
        <source>Closed: {title}</source>
        <translation>已办结：{title}</translation>
    </message>
    <message>
        <source>Open again: {title}</source>
        <translation>已重新打开：{title}</translation>
    </message>
    <message>
        <source>The member was told</source>
        <translation>已告知会员</translation>
    </message>
    <message>
        <source>The try is recorded</source>
        <translation>已记录未接通</translation>
    </message>
    <message>
        <source>Recorded; the member themselves is not told yet</source>
        <translation>已记下；会员本人尚未告知</translation>
    </message>
    <message>
        <source>About {number} again</source>
        <translation>又关联 {number}</translation>
    </message>
    <message>
        <source>Undone right after it was closed</source>
        <translation>关闭后随即撤销</translation>
    </message>
</context>
<context>
    <name>IssueColumns</name>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Urgency and status</source>
        <translation>紧急程度与状态</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>管家</translation>
    </message>
</context>
<context>
    <name>IssueLine</name>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Title of the issue</source>
        <translation>事项标题</translation>
    </message>
    <message>
        <source>Title, else the first words of the text</source>
        <translation>标题，不填则取正文开头</translation>
    </message>
    <message>
        <source>Order, booking or waybill numbers</source>
        <translation>订单、预订或运单号</translation>
    </message>
</context>
<context>
    <name>IssuePane</name>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Write what the member gets, then tell it.</source>
        <translation>先写明会员得到什么，再告知。</translation>
    </message>
    <message>
        <source>Withdrawn by the member…</source>
        <translation>会员撤回…</translation>
    </message>
    <message>
        <source>Opened in error…</source>
        <translation>误建…</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <translation>并入其他事项…</translation>
    </message>
    <message>
        <source>Close with a lead&apos;s reason…</source>
        <translation>主管办结…</translation>
    </message>
</context>
<context>
    <name>IssueRows</name>
    <message>
        <source>was due {when}</source>
        <translation>原定 {when}</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>IssuesNarrow</name>
    <message>
        <source>Issues</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>No issue is left here.</source>
        <translation>这里没有事项了。</translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message>
        <source>Issues</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Filter issues</source>
        <translation>筛选事项</translation>
    </message>
    <message>
        <source>Title, member, number</source>
        <translation>标题、会员、编号</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Any urgency</source>
        <translation>全部紧急程度</translation>
    </message>
    <message>
        <source>Any business</source>
        <translation>全部业务线</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Business line</source>
        <translation>业务线</translation>
    </message>
    <message numerus="yes">
        <source>%n issues</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未结事项</translation>
    </message>
    <message>
        <source>Nothing of your own is open</source>
        <translation>您本人没有未结事项</translation>
    </message>
    <message>
        <source>An issue is opened with a contact: open a member, press Ctrl+I.</source>
        <translation>事项随联系一起新建：打开会员，按 Ctrl+I。</translation>
    </message>
    <message>
        <source>No issue like this</source>
        <translation>没有符合的事项</translation>
    </message>
    <message>
        <source>Take a filter away, or look for less.</source>
        <translation>去掉一个筛选，或少输几个字。</translation>
    </message>
    <message>
        <source>See my team</source>
        <translation>查看我的团队</translation>
    </message>
    <message>
        <source>Whose issues</source>
        <translation>谁的事项</translation>
    </message>
    <message>
        <source>My issues</source>
        <translation>我的事项</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>KnownList</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No longer: {what}</source>
        <translation>不再适用：{what}</translation>
    </message>
</context>
<context>
    <name>KnownLists</name>
    <message>
        <source>No longer: {what}</source>
        <translation>不再适用：{what}</translation>
    </message>
    <message>
        <source>There again: {what}</source>
        <translation>已恢复：{what}</translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>End their access</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>{name} leaves</source>
        <translation>{name}离职</translation>
    </message>
    <message>
        <source>Promises, issues and reminders go with the members. Notes marked “only me” stay theirs, and nobody sees them.</source>
        <translation>承诺、事项和提醒随会员一起走。标为“仅自己”的笔记仍归本人，任何人都看不到。</translation>
    </message>
    <message>
        <source>From then on they see nothing and cannot sign in.</source>
        <translation>停用后立即看不到任何内容，也无法登录。</translation>
    </message>
    <message>
        <source>Nothing is left to decide.</source>
        <translation>没有待处理的内容了。</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位会员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stands in %n times</source>
        <translation>
            <numerusform>待代班 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>takes the team&apos;s new members</source>
        <translation>接收团队的新会员（待分配）</translation>
    </message>
    <message>
        <source>Choose who takes over.</source>
        <translation>请选择由谁接手。</translation>
    </message>
    <message>
        <source>{who} handed over to {name}</source>
        <translation>{who}已移交给{name}</translation>
    </message>
    <message>
        <source>May sign in again: {name}</source>
        <translation>可重新登录：{name}</translation>
    </message>
    <message>
        <source>{name} has left</source>
        <translation>{name}已离职</translation>
    </message>
    <message>
        <source>An administrator now ends the access of {login} under People.</source>
        <translation>接下来请管理员在“人员”中停用账号 {login}。</translation>
    </message>
    <message numerus="yes">
        <source>others stand in for them %n times</source>
        <translation>
            <numerusform>别人为其代班 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftReminders</name>
    <message numerus="yes">
        <source>%n reminders still open: {what}</source>
        <translation>
            <numerusform>还有 %n 个提醒未完成：{what}</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>标为已完成</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>Closed: {title}.</source>
        <translation>已结：{title}。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>To be done again: {what}</source>
        <translation>重新待办：{what}</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Write why you look.</source>
        <translation>请填写查阅事由。</translation>
    </message>
    <message>
        <source>Why do you look?</source>
        <translation>查阅事由（必填）</translation>
    </message>
    <message>
        <source>Confidential: their steward is not told</source>
        <translation>保密：不告知其专属管家</translation>
    </message>
    <message>
        <source>Open for an hour</source>
        <translation>查阅一小时</translation>
    </message>
    <message>
        <source>Look at a colleague&apos;s member</source>
        <translation>临时查阅同事的会员</translation>
    </message>
    <message>
        <source>Look at {who} for an hour</source>
        <translation>临时查阅{who}，一小时</translation>
    </message>
    <message>
        <source>You may see this member anyway; no reason is needed.</source>
        <translation>您本来就可以查看这位会员，无须填写事由。</translation>
    </message>
    <message>
        <source>On the record; nobody is told.</source>
        <translation>查阅会留痕，不告知他人。</translation>
    </message>
    <message>
        <source>On the record. Their steward is told that you look, and why.</source>
        <translation>查阅会留痕，并告知其专属管家查阅人和事由。</translation>
    </message>
</context>
<context>
    <name>LookFoot</name>
    <message>
        <source>You look at this member for an hour and change nothing.</source>
        <translation>这位会员在临时查阅中，只能看不能改。</translation>
    </message>
    <message>
        <source>Take a message</source>
        <translation>代接留言</translation>
    </message>
</context>
<context>
    <name>Meant</name>
    <message>
        <source>That has passed. Like {examples}</source>
        <translation>已经过去。可写：{examples}</translation>
    </message>
    <message>
        <source>That has not come yet. Like {examples}</source>
        <translation>还没有到。可写：{examples}</translation>
    </message>
    <message>
        <source>Not read yet. Like {examples}</source>
        <translation>还读不懂。可写：{examples}</translation>
    </message>
</context>
<context>
    <name>MemberColumns</name>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未结事项</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>管家</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>逾期承诺</translation>
    </message>
</context>
<context>
    <name>MemberHeader</name>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>You look until {time}: {reason}</source>
        <translation>临时查阅至 {time}：{reason}</translation>
    </message>
    <message>
        <source>Served by {name}</source>
        <translation>{name}的会员</translation>
    </message>
    <message>
        <source>Also open: {names}</source>
        <translation>也在查看：{names}</translation>
    </message>
    <message numerus="yes">
        <source>%n complaints in 30 days</source>
        <translation>
            <numerusform>30 天内投诉 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberWords</name>
    <message>
        <source>expected by {when}</source>
        <translation>{when} 前到账</translation>
    </message>
    <message>
        <source>arrives {when}</source>
        <translation>{when} 到</translation>
    </message>
    <message>
        <source>begins {when}</source>
        <translation>{when} 开始</translation>
    </message>
    <message>
        <source>lands {when}</source>
        <translation>{when} 落地</translation>
    </message>
</context>
<context>
    <name>MembersList</name>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>open issues: {n}</source>
        <translation>未结事项 {n}</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>上次联系 {when}</translation>
    </message>
    <message>
        <source>promises broken: {n}</source>
        <translation>逾期承诺 {n}</translation>
    </message>
</context>
<context>
    <name>MembersNarrow</name>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Nobody is found here.</source>
        <translation>这里没有会员。</translation>
    </message>
</context>
<context>
    <name>MembersPanel</name>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Filter members</source>
        <translation>筛选会员</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, phone tail, number, order</source>
        <translation>姓名、拼音、首字母、手机尾号、会员号、单号</translation>
    </message>
    <message>
        <source>My members</source>
        <translation>我的会员</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加会员</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Whose members</source>
        <translation>谁的会员</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is served here</source>
        <translation>这位管家名下没有会员</translation>
    </message>
    <message>
        <source>Choose another steward above.</source>
        <translation>请在上方选择其他管家。</translation>
    </message>
    <message>
        <source>You serve no members yourself</source>
        <translation>您名下没有会员</translation>
    </message>
    <message>
        <source>Choose a steward above to see theirs, or add a member.</source>
        <translation>在上方选择一位管家查看其会员，或添加会员。</translation>
    </message>
    <message>
        <source>No members yet</source>
        <translation>还没有会员</translation>
    </message>
    <message>
        <source>Nobody found by “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
    <message>
        <source>Try fewer letters, the pinyin, or the last four digits of the phone.</source>
        <translation>可以少输几个字、用拼音，或手机后四位。</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位会员</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the first one.</source>
        <translation>请添加第一位。</translation>
    </message>
    <message>
        <source>Member added</source>
        <translation>已添加会员</translation>
    </message>
    <message>
        <source>See my team</source>
        <translation>查看我的团队</translation>
    </message>
    <message>
        <source>Add as a member</source>
        <translation>添加为会员</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Write what was said.</source>
        <translation>请写下说了什么。</translation>
    </message>
    <message>
        <source>Take a message</source>
        <translation>代接留言</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Who called; empty is the member</source>
        <translation>来电人，不填即会员本人</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>What was said, and what they wait for</source>
        <translation>对方说了什么，在等什么答复</translation>
    </message>
    <message>
        <source>Their steward answers it; you see nothing more of this member.</source>
        <translation>由其专属管家回复；您看不到这位会员的其他信息。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take the message</source>
        <translation>记下留言</translation>
    </message>
    <message>
        <source>Take a message for {who}</source>
        <translation>为{who}代接留言</translation>
    </message>
    <message>
        <source>Message for {who} taken; {steward} has it on Today</source>
        <translation>已代接{who}的留言，已进入{steward}的今日待办</translation>
    </message>
    <message>
        <source>What they are who left the word</source>
        <translation>留言的人是什么身份</translation>
    </message>
    <message>
        <source>Their name</source>
        <translation>留言人姓名</translation>
    </message>
</context>
<context>
    <name>MoneyField</name>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Yuan ¥</source>
        <translation>人民币 ¥</translation>
    </message>
    <message>
        <source>HK dollar HK$</source>
        <translation>港币 HK$</translation>
    </message>
    <message>
        <source>Yen JP¥</source>
        <translation>日元 JP¥</translation>
    </message>
    <message>
        <source>US dollar $</source>
        <translation>美元 $</translation>
    </message>
    <message>
        <source>Euro €</source>
        <translation>欧元 €</translation>
    </message>
    <message>
        <source>Pound £</source>
        <translation>英镑 £</translation>
    </message>
    <message>
        <source>Singapore dollar S$</source>
        <translation>新加坡元 S$</translation>
    </message>
    <message>
        <source>Australian dollar A$</source>
        <translation>澳元 A$</translation>
    </message>
    <message>
        <source>Won ₩</source>
        <translation>韩元 ₩</translation>
    </message>
    <message>
        <source>Baht ฿</source>
        <translation>泰铢 ฿</translation>
    </message>
    <message>
        <source>Amount: {like}</source>
        <translation>金额：{like}</translation>
    </message>
</context>
<context>
    <name>MoveCard</name>
    <message>
        <source>Already with {name}</source>
        <translation>已经是{name}的会员</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位会员</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} moved to {name}</source>
        <translation>{who}已移交给{name}</translation>
    </message>
    <message>
        <source>Move {who} to…</source>
        <translation>把{who}移交给…</translation>
    </message>
    <message>
        <source>The steward changes, nothing else: promises, issues and reminders go along.</source>
        <translation>只换管家：承诺、事项和提醒都随会员一起走。</translation>
    </message>
    <message>
        <source>To which steward</source>
        <translation>移交给哪位管家</translation>
    </message>
    <message>
        <source>Name of a steward</source>
        <translation>管家姓名</translation>
    </message>
    <message>
        <source>Stewards of my team</source>
        <translation>本团队的管家</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names}，另有 {n} 位</translation>
    </message>
    <message numerus="yes">
        <source>%n open issues</source>
        <translation>
            <numerusform>未结事项 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open promises</source>
        <translation>
            <numerusform>未兑现承诺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes along: {what}</source>
        <translation>一同过去：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n are there already and stay</source>
        <translation>
            <numerusform>%n 位已在那里，不动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n 位原已在那里</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedForm</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>A new tier</source>
        <translation>新的等级</translation>
    </message>
    <message>
        <source>A new business line</source>
        <translation>新的业务线</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>已添加：{name}</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>已修改：{name}</translation>
    </message>
    <message>
        <source>As before: {name}</source>
        <translation>恢复原样：{name}</translation>
    </message>
</context>
<context>
    <name>Nameplate</name>
    <message>
        <source>Sample programme</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Concierge</source>
        <translation>Concierge</translation>
    </message>
</context>
<context>
    <name>NewPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 新</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteBlock</name>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑笔记</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Internal only, never sent to the member</source>
        <translation>仅内部，不会发给会员</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>管家笔记</translation>
    </message>
    <message>
        <source>What to remember of this person</source>
        <translation>关于这位会员，要记住什么</translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation>谁可以看</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Notes</source>
        <translation>管家笔记</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新笔记</translation>
    </message>
    <message>
        <source>Only the pinned ones</source>
        <translation>只看置顶</translation>
    </message>
    <message numerus="yes">
        <source>%n more notes</source>
        <translation>
            <numerusform>其他笔记 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Unpinned</source>
        <translation>已取消置顶</translation>
    </message>
    <message>
        <source>Write the note first.</source>
        <translation>请先写内容。</translation>
    </message>
    <message>
        <source>Note kept</source>
        <translation>笔记已记下</translation>
    </message>
    <message>
        <source>The note is not pinned</source>
        <translation>笔记未置顶</translation>
    </message>
    <message>
        <source>The note is pinned</source>
        <translation>笔记已置顶</translation>
    </message>
    <message>
        <source>Hide the notes</source>
        <translation>收起笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>笔记 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Keep a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>This is the sample programme: every person in it is invented. It is kept apart from real data.</source>
        <translation>这是示例：人物都是虚构的，与真实数据分开存放。</translation>
    </message>
    <message>
        <source>Not undone. {why}</source>
        <translation>未能撤销。{why}</translation>
    </message>
    <message>
        <source>{what}, not undone</source>
        <translation>{what}，未能撤销</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的</translation>
    </message>
    <message>
        <source>Not done again. {why}</source>
        <translation>未能重做。{why}</translation>
    </message>
    <message>
        <source>{what}, not done again</source>
        <translation>{what}，未能重做</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redo cannot do exactly the same once more; do it by hand: {what}</source>
        <translation>重做无法完全照原样再来一次，请手动再做：{what}</translation>
    </message>
</context>
<context>
    <name>ObjectSide</name>
    <message>
        <source>That was the last one: from the top again</source>
        <translation>这是最后一件，从头再来</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Business numbers</source>
        <translation>业务单号</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Log a contact with {name}</source>
        <translation>给{name}记联系</translation>
    </message>
    <message>
        <source>Take a message for a colleague&apos;s member</source>
        <translation>为同事的会员代接留言</translation>
    </message>
    <message>
        <source>Open them for an hour, with a reason…</source>
        <translation>临时查阅一小时（须填事由）…</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>未结 {n}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a member, a number, an issue, a text</source>
        <translation>会员、单号、事项、文字</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>快速查找</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing like that. A colleague&apos;s member is found by the whole phone or member number.</source>
        <translation>没有找到。查找同事的会员，请输入完整的手机号或会员号。</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Name, initials, phone tail, last 6 digits</source>
        <translation>姓名、拼音首字母、手机尾号、单号后六位</translation>
    </message>
    <message numerus="yes">
        <source>%n or more found</source>
        <translation>
            <numerusform>至少 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Add as a member</source>
        <translation>添加为会员</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Minutes a week</source>
        <translation>每周分钟数</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>takes new members</source>
        <translation>接收新会员</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>已离职</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>People and lists</source>
        <translation>人员与列表</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Business lines</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>会员等级</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Everybody who works here</source>
        <translation>全体人员</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Minutes a week</source>
        <translation>每周分钟数</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Takes the team&apos;s new members</source>
        <translation>由此人接收新会员</translation>
    </message>
    <message>
        <source>End their access</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>Let them back in</source>
        <translation>恢复账号</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Login, role and team are as they were; nobody is given back to them.</source>
        <translation>登录名、角色和团队照旧；名下没有会员。</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>已添加：{name}</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>已修改：{name}</translation>
    </message>
    <message>
        <source>A whole number, like 2400</source>
        <translation>须为整数，如 2400</translation>
    </message>
    <message>
        <source>Write the password they sign in with.</source>
        <translation>请填写其登录密码。</translation>
    </message>
    <message>
        <source>New password: {name}</source>
        <translation>已设新密码：{name}</translation>
    </message>
    <message>
        <source>New members go to {name}</source>
        <translation>新会员由{name}接收</translation>
    </message>
    <message>
        <source>Their access has ended: {name}</source>
        <translation>账号已停用：{name}</translation>
    </message>
    <message>
        <source>May sign in again: {name}</source>
        <translation>可重新登录：{name}</translation>
    </message>
    <message>
        <source>There is no team “{team}” yet: it will be made.</source>
        <translation>还没有“{team}”这个团队，保存时会新建。</translation>
    </message>
    <message>
        <source>As before: {name}</source>
        <translation>恢复原样：{name}</translation>
    </message>
    <message>
        <source>New members go where they went before</source>
        <translation>新会员仍交给原来的管家</translation>
    </message>
</context>
<context>
    <name>PersonSection</name>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Edit the profile</source>
        <translation>编辑会员资料</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Nothing known yet. The pencil writes it down.</source>
        <translation>还没有记录，点铅笔补充。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the number ending in {tail}</source>
        <translation>显示尾号 {tail} 的号码</translation>
    </message>
    <message>
        <source>Shows the whole number; this goes on the record</source>
        <translation>显示完整号码，会留痕</translation>
    </message>
    <message>
        <source>Nothing known yet.</source>
        <translation>还没有资料。</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Everywhere</source>
        <translation>到处可用</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>记录栏</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>Who stands in</source>
        <translation>代班</translation>
    </message>
    <message>
        <source>Nobody is away. Choose a steward and press C when somebody is ill or on leave.</source>
        <translation>目前没有人请假。有人生病或休假时，选中管家后按 C 安排代班。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束代班</translation>
    </message>
    <message>
        <source>Only the next time: {when}</source>
        <translation>只这一次：{when}</translation>
    </message>
    <message>
        <source>All of it: {when}</source>
        <translation>全部：{when}</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>Write the number or the address first.</source>
        <translation>请先填写号码或地址。</translation>
    </message>
    <message>
        <source>An e-mail address has an @ in it.</source>
        <translation>邮箱地址里要有 @。</translation>
    </message>
    <message>
        <source>Ways to reach them</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>号码或地址</translation>
    </message>
</context>
<context>
    <name>PreferencesPanel</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{name}, {role}, {team}; signs in as {login}</source>
        <translation>{name}，{role}，{team}；登录名 {login}</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Profile</source>
        <translation>会员资料</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Profile saved</source>
        <translation>会员资料已保存</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>New time in the answer too; tell it again</source>
        <translation>答复也改到新时间，须重新告知</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>何时之前</translation>
    </message>
    <message>
        <source>By when: Fri 18:00</source>
        <translation>何时之前：周五 18:00</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By whose clock</source>
        <translation>按谁的时间</translation>
    </message>
    <message>
        <source>my time</source>
        <translation>我的时间</translation>
    </message>
    <message>
        <source>their time</source>
        <translation>会员时间</translation>
    </message>
    <message>
        <source>For me {mine}, for the member {theirs}</source>
        <translation>我这边{mine}，会员那边{theirs}</translation>
    </message>
    <message>
        <source>Next step of the issue</source>
        <translation>事项的下一步</translation>
    </message>
    <message>
        <source>Next step of the issue; internal</source>
        <translation>事项的下一步（内部）</translation>
    </message>
</context>
<context>
    <name>PromiseSection</name>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Agree new time</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>New promise</source>
        <translation>新承诺</translation>
    </message>
    <message>
        <source>Kept: {promise}</source>
        <translation>已兑现：{promise}</translation>
    </message>
    <message>
        <source>Promised: {promise}</source>
        <translation>已承诺：{promise}</translation>
    </message>
    <message>
        <source>New time agreed: {promise}</source>
        <translation>已改期：{promise}</translation>
    </message>
    <message>
        <source>Withdrawn: {promise}</source>
        <translation>已撤回：{promise}</translation>
    </message>
    <message>
        <source>{keep} kept, {replace} agree a new time, {withdraw} withdraw</source>
        <translation>{keep} 已兑现，{replace} 约定新时间，{withdraw} 撤回</translation>
    </message>
    <message>
        <source>Not kept yet: {promise}</source>
        <translation>尚未兑现：{promise}</translation>
    </message>
</context>
<context>
    <name>PromiseStrip</name>
    <message>
        <source>Say what you promised.</source>
        <translation>请写明承诺了什么。</translation>
    </message>
    <message>
        <source>Say by when, like Fri 18:00.</source>
        <translation>请写明何时前，例如 周五 18:00。</translation>
    </message>
    <message>
        <source>A new promise</source>
        <translation>新承诺</translation>
    </message>
    <message>
        <source>What the member accepted instead</source>
        <translation>会员同意改为</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Agree new time</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Fri 18:00</source>
        <translation>周五 18:00</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>New time too; tell it again</source>
        <translation>也改到新时间，须重新告知</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What comes next now; internal</source>
        <translation>改期后的下一步（内部）</translation>
    </message>
</context>
<context>
    <name>ProofField</name>
    <message>
        <source>Proof</source>
        <translation>闭环凭证</translation>
    </message>
    <message>
        <source>Choose the proof</source>
        <translation>选择闭环凭证</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>凭证说明</translation>
    </message>
    <message>
        <source>does not fit the answer</source>
        <translation>与答复不符</translation>
    </message>
    <message>
        <source>Reference of the payment</source>
        <translation>到账流水号</translation>
    </message>
    <message>
        <source>New booking number</source>
        <translation>新订单号</translation>
    </message>
    <message>
        <source>Signed for by whom, when</source>
        <translation>谁于何时签收</translation>
    </message>
    <message>
        <source>Why this shows it</source>
        <translation>为何能证明</translation>
    </message>
    <message>
        <source>It does not fit the answer: say why it shows that they got it.</source>
        <translation>与答复不符：请说明为何能证明会员已得到。</translation>
    </message>
    <message>
        <source>Which payment shows it? Its reference.</source>
        <translation>凭哪笔到账？请填流水号。</translation>
    </message>
    <message>
        <source>Which booking shows it? Its new number.</source>
        <translation>凭哪个预订？请填新订单号。</translation>
    </message>
    <message>
        <source>Who signed for it, and when?</source>
        <translation>谁签收的，何时？</translation>
    </message>
</context>
<context>
    <name>PutRight</name>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>The new words stand here, the old ones stay behind them.</source>
        <translation>这里改为新的内容，原来的留在后面。</translation>
    </message>
    <message>
        <source>It is not yours: your correction stands beside it, with your name.</source>
        <translation>这不是您记的：您的更正会署名记在旁边。</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Your correction stands beside it: {text}</source>
        <translation>更正已记在旁边：{text}</translation>
    </message>
    <message>
        <source>Put right: {text} ({what})</source>
        <translation>已更正：{text}（{what}）</translation>
    </message>
    <message>
        <source>words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>呼入呼出</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>with whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>whether they were reached</source>
        <translation>是否联系上</translation>
    </message>
    <message>
        <source>business line</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>As it was before: {text}</source>
        <translation>恢复为：{text}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Needed: it is from more than a day ago, or somebody else&apos;s</source>
        <translation>必填：已过一天，或是他人所记</translation>
    </message>
    <message>
        <source>If there is one</source>
        <translation>可不填</translation>
    </message>
</context>
<context>
    <name>ReferenceList</name>
    <message>
        <source>Copy the number</source>
        <translation>复制单号</translation>
    </message>
    <message>
        <source>Not about this number</source>
        <translation>与此单号无关</translation>
    </message>
</context>
<context>
    <name>ReferenceStrip</name>
    <message>
        <source>Another number this is about</source>
        <translation>添加业务单号</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Order, booking, waybill, refund</source>
        <translation>订单、预订、运单、退款</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>ReferencesPart</name>
    <message>
        <source>Business numbers</source>
        <translation>业务单号</translation>
    </message>
    <message>
        <source>Add a business number</source>
        <translation>添加业务单号</translation>
    </message>
    <message>
        <source>Write the number first.</source>
        <translation>请先填写单号。</translation>
    </message>
    <message>
        <source>Choose the business it is from.</source>
        <translation>请选择所属业务线。</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>Who is working?</source>
        <translation>哪位在用？</translation>
    </message>
    <message>
        <source>The workspace did not open</source>
        <translation>工作区没有打开</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>恢复口令</translation>
    </message>
    <message>
        <source>Open with it</source>
        <translation>用口令打开</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Type the password of {login}.</source>
        <translation>请输入 {login} 的密码。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Upgrade it and keep a copy</source>
        <translation>升级并保留副本</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Name the key file…</source>
        <translation>指定密钥文件…</translation>
    </message>
    <message>
        <source>Keep a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Another workspace…</source>
        <translation>打开别的工作区…</translation>
    </message>
    <message>
        <source>Another server or person…</source>
        <translation>其他服务器或人员…</translation>
    </message>
    <message>
        <source>Look at the sample programme</source>
        <translation>看看示例</translation>
    </message>
    <message>
        <source>Several people work here.</source>
        <translation>这里有几位同事。</translation>
    </message>
</context>
<context>
    <name>ReminderLine</name>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>What to be reminded of</source>
        <translation>提醒什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>When: tomorrow 15:00</source>
        <translation>何时：明天 15:00</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
</context>
<context>
    <name>ReminderRight</name>
    <message>
        <source>What the reminder is to say, and when</source>
        <translation>提醒的内容与时间</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>This reminder is done: there is nothing to put right.</source>
        <translation>这条提醒已完成，无可更正。</translation>
    </message>
    <message>
        <source>{who}: what the reminder is to say</source>
        <translation>{who}：提醒改成什么</translation>
    </message>
    <message>
        <source>Write what you are to be reminded of.</source>
        <translation>请写明要提醒的事。</translation>
    </message>
    <message>
        <source>Say when, like Fri 18:00.</source>
        <translation>请写明时间，如 周五 18:00。</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>请简单说明原因。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Put right: {what}</source>
        <translation>已更正：{what}</translation>
    </message>
    <message>
        <source>As it was before: {what}</source>
        <translation>恢复为：{what}</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Keep a report of what went wrong</source>
        <translation>保存故障报告</translation>
    </message>
    <message>
        <source>The report was kept. It names no member.</source>
        <translation>报告已保存，不含任何会员的信息。</translation>
    </message>
</context>
<context>
    <name>Righting</name>
    <message>
        <source>A promise is not rewritten: R agrees a new time with the member.</source>
        <translation>承诺不能改写：按 R 与会员改期。</translation>
    </message>
    <message>
        <source>Words that were taken stay as they are; log the call that answers them.</source>
        <translation>代接的留言保持原样；请记录回电。</translation>
    </message>
    <message>
        <source>This was not written by hand: it is settled, not put right.</source>
        <translation>这不是手写的内容：可办结，不能更正。</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>This was taken off here; what it said is elsewhere.</source>
        <translation>这一条已从此处收回，内容在别处。</translation>
    </message>
    <message>
        <source>A promise is not rewritten: agree a new time or withdraw it, in its issue.</source>
        <translation>承诺不能改写：请在其事项中改期或撤回。</translation>
    </message>
    <message>
        <source>A note is changed where notes stand, beside the stream.</source>
        <translation>笔记请在右侧笔记处修改。</translation>
    </message>
    <message>
        <source>An issue is put right in its pane while it is open: Enter.</source>
        <translation>未结的事项在右侧修改：按 Enter 打开。</translation>
    </message>
    <message>
        <source>A message stays as it was taken; log the call that answers it.</source>
        <translation>留言保持原样；请记录回电。</translation>
    </message>
    <message>
        <source>A correction stays; put the entry itself right once more.</source>
        <translation>更正保持原样；可再次更正原记录。</translation>
    </message>
    <message>
        <source>The program wrote this down; there are no words of yours in it.</source>
        <translation>这是系统自动记下的，没有可更正的文字。</translation>
    </message>
    <message>
        <source>What came from outside stays as it was sent.</source>
        <translation>外部发来的内容保持原样。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Expand or fold</source>
        <translation>展开或收起</translation>
    </message>
    <message>
        <source>Open the issue</source>
        <translation>打开事项</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Recorded on the wrong person…</source>
        <translation>记错人了…</translation>
    </message>
    <message>
        <source>Put right…</source>
        <translation>更正…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>Next</source>
        <translation>下一件</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Beside the stream</source>
        <translation>会员侧栏</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未结事项</translation>
    </message>
    <message>
        <source>None open. A contact can open one: Ctrl+I.</source>
        <translation>没有未结事项。记联系时按 Ctrl+I 即可新建。</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Only the next {n}</source>
        <translation>只看最近 {n} 条</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 条</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Where the server is, like db.example.com</source>
        <translation>请填写服务器地址，例如 db.example.com</translation>
    </message>
    <message>
        <source>The login the administrator gave you</source>
        <translation>请填写管理员给您的登录名</translation>
    </message>
    <message>
        <source>Type your password: no keyring here has it yet.</source>
        <translation>请输入密码：本机密钥环里还没有保存。</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>用过的</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The keyring of this computer keeps the password, where there is one.</source>
        <translation>本机有密钥环时，密码会保存在密钥环里。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>其他服务器</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Which workspace, and who is working?</source>
        <translation>打开哪个工作区？由谁使用？</translation>
    </message>
    <message>
        <source>Keep the key in a file instead</source>
        <translation>改为把密钥存为文件</translation>
    </message>
</context>
<context>
    <name>Snooze</name>
    <message>
        <source>In one hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>今天傍晚</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>On Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
</context>
<context>
    <name>SnoozeCard</name>
    <message>
        <source>What was promised is not put off past its time. Enter: agree a new one.</source>
        <translation>承诺不能推迟到期限之后。按 Enter 与会员另定时间。</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Agree a new time</source>
        <translation>另定时间</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>推迟到什么时候</translation>
    </message>
    <message>
        <source>Any time, such as {examples}</source>
        <translation>任何时间都行，如 {examples}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The server answers again</source>
        <translation>服务器已恢复</translation>
    </message>
    <message numerus="yes">
        <source>My members %n</source>
        <translation>
            <numerusform>我的会员 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No word from the server since {time}. What you write is kept on this computer.</source>
        <translation>自 {time} 起联系不上服务器。您写的内容保存在这台电脑上。</translation>
    </message>
    <message numerus="yes">
        <source>Saving %n</source>
        <translation>
            <numerusform>正在保存 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>find</source>
        <translation>快速查找</translation>
    </message>
    <message>
        <source>expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>pane</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>member&apos;s view</source>
        <translation>会员视角</translation>
    </message>
</context>
<context>
    <name>StillUnfinished</name>
    <message>
        <source>{things} and {n} more</source>
        <translation>{things}，另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>{n} new</source>
        <translation>新 {n}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>internal only</source>
        <translation>仅内部</translation>
    </message>
    <message>
        <source>corrected, Space shows</source>
        <translation>已更正，空格看原文</translation>
    </message>
    <message>
        <source>before: {what}</source>
        <translation>原为：{what}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Contact</source>
        <translation>记联系</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>管家笔记</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
</context>
<context>
    <name>TakeOff</name>
    <message>
        <source>Undone right after it was recorded</source>
        <translation>记下后随即撤销</translation>
    </message>
    <message>
        <source>Taken off the record again</source>
        <translation>这条记录已收回</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>has left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>{name} until {moment}</source>
        <translation>{name}代班至{moment}</translation>
    </message>
    <message>
        <source>{name} from {moment}</source>
        <translation>{moment}起由{name}代班</translation>
    </message>
    <message>
        <source>stands in for {names}</source>
        <translation>正替{names}代班</translation>
    </message>
    <message>
        <source>members: {n}</source>
        <translation>会员 {n}</translation>
    </message>
    <message>
        <source>open issues: {n}</source>
        <translation>未结事项 {n}</translation>
    </message>
    <message>
        <source>promises due: {n}</source>
        <translation>待兑现承诺 {n}</translation>
    </message>
    <message>
        <source>promises broken: {n}</source>
        <translation>逾期承诺 {n}</translation>
    </message>
    <message>
        <source>longest wait {span}</source>
        <translation>最久未联系 {span}</translation>
    </message>
    <message>
        <source>away</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>until {moment}</source>
        <translation>至{moment}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>{n} times until {moment}</source>
        <translation>共 {n} 次，最后到{moment}</translation>
    </message>
    <message>
        <source>{by} for {steward}</source>
        <translation>{by}替{steward}代班</translation>
    </message>
    <message>
        <source>and for {names}</source>
        <translation>兼代{names}</translation>
    </message>
    <message>
        <source>Nothing undone: all were moved on meanwhile</source>
        <translation>没有可撤销的：他们都已转给别人</translation>
    </message>
    <message>
        <source>{back} of {all} members went back; the others were moved on meanwhile</source>
        <translation>{all} 位会员中已转回 {back} 位，其余已另转他人</translation>
    </message>
    <message>
        <source>for {names}</source>
        <translation>替{names}</translation>
    </message>
</context>
<context>
    <name>TeamColumns</name>
    <message>
        <source>Steward</source>
        <translation>管家</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未结事项</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>待兑现</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>逾期承诺</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最久未联系</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>未联系</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>代班</translation>
    </message>
    <message>
        <source>How long a member with an open issue has heard nothing from us</source>
        <translation>有未结事项的会员中，最久没有收到我们消息的时长</translation>
    </message>
    <message>
        <source>Press the number: their members, what is broken first</source>
        <translation>点数字：该管家的会员，逾期承诺在前</translation>
    </message>
</context>
<context>
    <name>TeamPanel</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Stewards of my team</source>
        <translation>本团队的管家</translation>
    </message>
    <message>
        <source>Stand-in…</source>
        <translation>安排代班…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>离职…</translation>
    </message>
    <message>
        <source>Their members</source>
        <translation>名下会员</translation>
    </message>
    <message>
        <source>Nobody works in this team yet</source>
        <translation>团队里还没有管家</translation>
    </message>
    <message numerus="yes">
        <source>%n stewards</source>
        <translation>
            <numerusform>%n 位管家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位会员</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended: {what}</source>
        <translation>已结束：{what}</translation>
    </message>
    <message>
        <source>Stands in again: {what}</source>
        <translation>已恢复：{what}</translation>
    </message>
    <message>
        <source>Stands in again {n} of {all} times, the others are over: {what}</source>
        <translation>已恢复 {all} 次中的 {n} 次，其余已过：{what}</translation>
    </message>
    <message>
        <source>Add stewards under People.</source>
        <translation>请在“人员”中添加管家。</translation>
    </message>
    <message>
        <source>An administrator adds stewards under People.</source>
        <translation>由管理员在“人员”中添加管家。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Nobody stands in for {name}</source>
        <translation>无人替{name}代班</translation>
    </message>
</context>
<context>
    <name>TeamSums</name>
    <message numerus="yes">
        <source>Your team has %n members</source>
        <translation>
            <numerusform>团队共有会员 %n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open issues</source>
        <translation>
            <numerusform>未结事项 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises due</source>
        <translation>
            <numerusform>待兑现承诺 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises broken</source>
        <translation>
            <numerusform>逾期未兑现 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellStrip</name>
    <message>
        <source>Tell the member: {answer}</source>
        <translation>告知会员：{answer}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>empty is the member</source>
        <translation>空着就是会员本人</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Only a contact or a note can be taken off, with all it made</source>
        <translation>只有联系和笔记可以收回，连同由它产生的一切</translation>
    </message>
    <message>
        <source>Nothing here under this filter</source>
        <translation>此筛选下没有记录</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Choose All above to see everything.</source>
        <translation>点上方“全部”查看所有记录。</translation>
    </message>
    <message>
        <source>Write down the first contact below.</source>
        <translation>在下方记下第一次联系。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TodayActs</name>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>Snoozed until {moment}: {what}</source>
        <translation>已稍后提醒到{moment}：{what}</translation>
    </message>
    <message>
        <source>Reopened: {what}</source>
        <translation>已重新打开：{what}</translation>
    </message>
    <message>
        <source>To be done again: {what}</source>
        <translation>重新待办：{what}</translation>
    </message>
    <message>
        <source>Due {moment}: {what}</source>
        <translation>{moment}到期：{what}</translation>
    </message>
</context>
<context>
    <name>TodayNarrow</name>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation>现在没有待办。</translation>
    </message>
    <message>
        <source>What needs me</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Nothing of your own needs you now.</source>
        <translation>您本人现在没有待办。</translation>
    </message>
</context>
<context>
    <name>TodayPanel</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位会员</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Filter what needs me</source>
        <translation>筛选待办</translation>
    </message>
    <message>
        <source>Name, number, thing or reason</source>
        <translation>姓名、编号、事情或原因</translation>
    </message>
    <message>
        <source>What needs me</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>next that needs me</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished: {what}</source>
        <translation>
            <numerusform>%n 项未写完：{what}</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>筛选掉 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldPart</name>
    <message>
        <source>Tell the member</source>
        <translation>告知会员</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>还没有答复</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message numerus="yes">
        <source>try %n</source>
        <translation>
            <numerusform>第 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>还未告知</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Something went wrong in the program. Nothing was saved, and what you typed is kept.</source>
        <translation>程序出了故障。这一步没有保存，您写的内容还在。</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>代接留言</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>管家笔记</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>新事项</translation>
    </message>
    <message>
        <source>Answer to the member</source>
        <translation>给会员的答复</translation>
    </message>
    <message>
        <source>Issue, internal</source>
        <translation>事项内部内容</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>闭环凭证</translation>
    </message>
    <message>
        <source>Telling the member</source>
        <translation>告知会员</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>业务单号</translation>
    </message>
    <message>
        <source>Reason for an end</source>
        <translation>办结理由</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>New time for a promise</source>
        <translation>承诺改期</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>会员档案</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新会员</translation>
    </message>
    <message>
        <source>Reason to look</source>
        <translation>查阅事由</translation>
    </message>
    <message>
        <source>Wrong person</source>
        <translation>记错人</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Entry put right</source>
        <translation>更正记录</translation>
    </message>
    <message>
        <source>Reminder put right</source>
        <translation>更正提醒</translation>
    </message>
    <message>
        <source>Profile put right</source>
        <translation>更正资料</translation>
    </message>
    <message>
        <source>Person of the house</source>
        <translation>人员资料</translation>
    </message>
    <message>
        <source>Business line</source>
        <translation>业务线</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>会员等级</translation>
    </message>
    <message>
        <source>Promise to be withdrawn</source>
        <translation>撤回承诺</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>代班</translation>
    </message>
    <message>
        <source>A steward leaves</source>
        <translation>管家离开</translation>
    </message>
    <message>
        <source>Moving members</source>
        <translation>移交会员</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
</context>
<context>
    <name>UnfinishedCard</name>
    <message numerus="yes">
        <source>Unfinished %n</source>
        <translation>
            <numerusform>未写完 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未写完</translation>
    </message>
    <message>
        <source>Nothing is half written.</source>
        <translation>没有写到一半的内容。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Making your workspace</source>
        <translation>正在建立工作区</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Making the sample programme</source>
        <translation>正在准备示例</translation>
    </message>
    <message>
        <source>Upgrading the workspace</source>
        <translation>正在升级工作区</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Another workspace</source>
        <translation>别的工作区</translation>
    </message>
    <message>
        <source>Concierge</source>
        <translation>Concierge</translation>
    </message>
</context>
<context>
    <name>UpNext</name>
    <message>
        <source>Nothing needs you now.</source>
        <translation>现在没有待办。</translation>
    </message>
    <message>
        <source>All of it was opened: from the top again</source>
        <translation>都打开过了，从头再来</translation>
    </message>
    <message numerus="yes">
        <source>Opened and not settled, late: %n</source>
        <translation>
            <numerusform>打开过、尚未了结的逾期 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of your own needs you now.</source>
        <translation>您本人现在没有待办。</translation>
    </message>
</context>
<context>
    <name>ViewBanner</name>
    <message>
        <source>The member&apos;s view: only what they know or may know is shown.</source>
        <translation>会员视角：只显示会员知道或可以知道的内容。</translation>
    </message>
    <message>
        <source>End it ({key})</source>
        <translation>退出（{key}）</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message>
        <source>Pick a day (Alt+↓)</source>
        <translation>选日期 (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>WhoseField</name>
    <message>
        <source>Whole team</source>
        <translation>整个团队</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Your look at this member is over</source>
        <translation>临时查阅已结束</translation>
    </message>
    <message>
        <source>No closed issue asks for its reminders now</source>
        <translation>现在没有已结事项留下提醒</translation>
    </message>
</context>
<context>
    <name>WithdrawStrip</name>
    <message>
        <source>It will not happen. When was the member told?</source>
        <translation>不再兑现。哪次联系告知了会员？</translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>还未告知</translation>
    </message>
    <message>
        <source>Told in</source>
        <translation>告知于</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>WrongPerson</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stays on the record here</source>
        <translation>会留在这里</translation>
    </message>
    <message>
        <source>Right person</source>
        <translation>应记在</translation>
    </message>
    <message>
        <source>Name, phone tail or number</source>
        <translation>姓名、手机尾号或会员号</translation>
    </message>
    <message>
        <source>Its text leaves this timeline; reason and your name stay.</source>
        <translation>内容将从这条时间线移除，留下原因和经手人的名字。</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>It moves to {who} with all that came of it; reason and name stay here.</source>
        <translation>它连同由它产生的一切移到{who}名下，这里留下原因和经手人的名字。</translation>
    </message>
    <message>
        <source>Move to {who}</source>
        <translation>移到{who}</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>请写几个字说明原因。</translation>
    </message>
    <message>
        <source>Choose one of those found, or leave it empty.</source>
        <translation>请从结果中选一位，或留空。</translation>
    </message>
    <message>
        <source>Moved to {who}</source>
        <translation>已移到{who}</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>已收回</translation>
    </message>
</context>
<context>
    <name>ZoneForm</name>
    <message>
        <source>The days of this workspace begin at midnight of this zone. Corrected, what is counted by day is counted anew; screens show it after the next start. Nobody else may be at work meanwhile.</source>
        <translation>工作区的每一天从这个时区的零点算起。更正后，按天统计的数目会重算，窗口在下次启动后照此显示。更正时不能有其他人在用。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Days begin in {zone}</source>
        <translation>每日零点按 {zone} 计</translation>
    </message>
</context>
<context>
    <name>_CallButton</name>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>{who} {n} min</source>
        <translation>{who} {n} 分钟</translation>
    </message>
    <message>
        <source>Call: {what}</source>
        <translation>通话：{what}</translation>
    </message>
</context>
<context>
    <name>_MessageButton</name>
    <message>
        <source>{who} message</source>
        <translation>{who} 留言</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>代接留言</translation>
    </message>
    <message>
        <source>Go on: {what}</source>
        <translation>继续：{what}</translation>
    </message>
</context>
</TS>
